import type {z} from "zod";
import type {KeyPath} from "../model/position.ts";
import type {Report} from "../problems/report.ts";
import {didYouMean} from "../problems/suggestion.ts";
import {editorialFault} from "./fields.ts";
import type {YamlSource} from "./yamlSource.ts";

/** Hints for keys that other systems have and this one has not. */
const foreignKeys: Readonly<Record<string, string>> = {
  title: "a story's title is its headline",
  date: "the date of a story is published",
  slug: "the file's name is the slug: rename the file, and add the old address to _data/redirects.yaml",
  permalink: "the address comes from the file's name; older addresses go into _data/redirects.yaml",
  author: "authors stand in byline, as slugs",
  authors: "authors stand in byline, as slugs",
  layout: "every noun has one layout, so there is nothing to choose",
  description: "the sentence below the headline is the standfirst",
  image: "the lead picture stands in picture, with file, alt, caption, credit and licence",
  categories: "what a story belongs to are its topics",
  license: "it is spelt licence here",
  lang: "the language stands in language",
  templateEngineOverride: "nothing in a story is run"
};

/**
 * Checks what a YAML text says against a schema. Gives the value as the schema makes it, or undefined after
 * reporting every fault, each at the key that it is in.
 */
export function check<Output>(
  schema: z.ZodType<Output>,
  source: YamlSource,
  report: Report,
  under: KeyPath = [],
  data: unknown = source.data ?? {}
): Output | undefined {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  for (const issue of result.error.issues) reportIssue(issue, source, report, under, data, schema);
  return undefined;
}

function reportIssue(
  issue: z.core.$ZodIssue,
  source: YamlSource,
  report: Report,
  under: KeyPath,
  data: unknown,
  schema: z.ZodType
): void {
  const path = [...under, ...issue.path.filter((key) => typeof key !== "symbol")];
  const at = source.where(path);
  const name = nameOf(path);
  if (issue.code === "unrecognized_keys") {
    for (const key of issue.keys) {
      const hint =
        didYouMean(key, keysAt(schema, issue.path)) ??
        foreignKeys[key] ??
        "remove it, or see docs/writing.md for the keys there are";
      report.error(
        "schema/unknown-key",
        source.whereKey([...path, key]),
        `${key} is not a key that is read here, so it would say nothing`,
        hint
      );
    }
    return;
  }
  if (issue.code === "custom") {
    const fault = editorialFault(issue);
    report.error(fault.code, at, `${name} ${issue.message}`, fault.hint);
    return;
  }
  const value = valueAt(data, issue.path);
  if ((issue.code === "invalid_type" || issue.code === "invalid_union") && value === undefined) {
    const hint = `add ${path.length === 0 ? "it" : `a line ${String(path.at(-1))}: …`}`;
    report.error("schema/missing-key", at, `${name} is missing`, hint);
  } else if (issue.code === "invalid_type") {
    report.error(
      "schema/wrong-type",
      at,
      `${name} is ${kindOf(value)}, not ${wanted(issue.expected)}`,
      typeHint(issue.expected, value)
    );
  } else if (issue.code === "invalid_value") {
    const values = issue.values.map(String);
    const message = `${name} is ${JSON.stringify(value)}, which is none of ${values.join(", ")}`;
    report.error("schema/wrong-value", at, message, didYouMean(String(value), values) ?? "take one of these");
  } else {
    report.error("schema/wrong-value", at, `${name} ${issue.message}`, "see docs/writing.md");
  }
}

/** `picture.alt`, `keyPoints 2`, `this file` for the whole. */
function nameOf(path: KeyPath): string {
  if (path.length === 0) return "this file";
  return path
    .reduce<string>(
      (name, key) => (typeof key === "number" ? `${name} ${key + 1}` : name === "" ? key : `${name}.${key}`),
      ""
    )
    .trim();
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (isRecord(value) ? Reflect.get(value, key) : undefined), data);
}

function isRecord(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** The keys that an object schema knows at a path, for "did you mean". */
function keysAt(schema: unknown, path: readonly PropertyKey[]): readonly string[] {
  let current = unwrap(schema);
  for (const key of path) {
    const definition = definitionOf(current);
    current = unwrap(definition?.element ?? definition?.valueType ?? shapeOf(current)?.[String(key)]);
  }
  return Object.keys(shapeOf(current) ?? {});
}

function unwrap(schema: unknown): unknown {
  const definition = definitionOf(schema);
  if (definition?.innerType !== undefined) return unwrap(definition.innerType);
  if (definition?.in !== undefined) return unwrap(definition.in);
  return schema;
}

interface Definition {
  readonly innerType?: unknown;
  readonly in?: unknown;
  readonly element?: unknown;
  readonly valueType?: unknown;
  readonly shape?: Readonly<Record<string, unknown>>;
}

function definitionOf(schema: unknown): Definition | undefined {
  if (!isRecord(schema) || !("def" in schema) || !isRecord(schema.def)) return undefined;
  return schema.def;
}

function shapeOf(schema: unknown): Readonly<Record<string, unknown>> | undefined {
  return definitionOf(schema)?.shape;
}

function kindOf(value: unknown): string {
  if (value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "number") return `the number ${value}`;
  if (typeof value === "boolean") return `${value}, a yes or no`;
  if (typeof value === "object") return "a group of keys";
  return "text";
}

function wanted(expected: string): string {
  const words: Readonly<Record<string, string>> = {
    string: "text",
    array: "a list",
    tuple: "a list",
    object: "a group of keys",
    record: "a group of keys",
    number: "a number",
    boolean: "true or false"
  };
  return words[expected] ?? expected;
}

function typeHint(expected: string, value: unknown): string {
  if (value === null) return "write a value behind the colon, or remove the line";
  if (expected === "string") return "put it in quotation marks";
  if (expected === "array") return `write it as a list: [${typeof value === "string" ? value : "one, two"}]`;
  if (expected === "boolean") return "write true or false, without quotation marks";
  return "see docs/writing.md";
}
