/**
 * A view that refuses to be asked for what it does not have. Nunjucks is silent about a misspelt name in `if` and
 * `for`; with this around every view, the page fails with the name of the template instead.
 */
export function strictView(view: object, name: string): object {
  const known = wrapped.get(view);
  if (known !== undefined) return known;
  const proxy = new Proxy(view, {
    get(target, key, receiver) {
      const value: unknown = Reflect.get(target, key, receiver);
      if (
        value === undefined &&
        typeof key === "string" &&
        !(key in target) &&
        !harmless.has(key) &&
        !Array.isArray(target)
      ) {
        throw new Error(`${name} has no ${key}; it has ${Object.keys(target).join(", ")}`);
      }
      return typeof value === "object" && value !== null
        ? strictView(value, `${name}.${String(key)}`)
        : value;
    }
  });
  wrapped.set(view, proxy);
  return proxy;
}

const wrapped = new WeakMap<object, object>();

/** What JavaScript and Nunjucks themselves ask any object for. */
const harmless: ReadonlySet<string> = new Set([
  "then",
  "toJSON",
  "toString",
  "valueOf",
  "constructor",
  "length",
  "val",
  "inspect"
]);
