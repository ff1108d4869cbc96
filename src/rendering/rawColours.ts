/**
 * A style sheet with its raw colours put where roles name them: of custom properties that are declared once, as a
 * colour, readers need the value and not the name.
 */
export function withoutRawColours(css: string): string {
  let shorter = css;
  for (const [declaration, name = "", colour = ""] of css.matchAll(/(--[\w-]+): ?(#[\da-f]{3,8});/g)) {
    const uses = css.split(`${name}`).length - 1;
    const plainUses = css.split(`var(${name})`).length - 1;
    if (uses !== plainUses + 1) continue;
    shorter = shorter.replace(declaration, "").replaceAll(`var(${name})`, colour);
  }
  return shorter;
}
