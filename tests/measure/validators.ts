import {execFile} from "node:child_process";
import {readFileSync} from "node:fs";
import {pathToFileURL} from "node:url";
import {validatorArchive} from "./tools.ts";

/** What a validator says of a file, each message with its line. */
export type Messages = ReadonlyMap<string, readonly string[]>;

/** Asks html-validate. What it says of style alone is left to how we like to write. */
export async function askHtmlValidate(files: readonly string[]): Promise<Messages> {
  const {HtmlValidate} = await import("html-validate");
  const off = [
    "no-trailing-whitespace",
    "long-title",
    "void-style",
    "doctype-style",
    "no-inline-style",
    "no-raw-characters",
    "no-implicit-button-type"
  ];
  const validator = new HtmlValidate({
    extends: ["html-validate:recommended"],
    rules: Object.fromEntries(off.map((rule) => [rule, "off"]))
  });
  const said = new Map<string, readonly string[]>();
  for (const file of files) {
    const {results} = await validator.validateString(readFileSync(file, "utf8"));
    said.set(
      file,
      results.flatMap(({messages}) =>
        messages.map(({ruleId, message, line}) => `html-validate, line ${line}: ${message} (${ruleId})`)
      )
    );
  }
  return said;
}

/** A file has no origin, so a page's policy seems to forbid it its own style sheet; tests in a browser hold that. */
const ofPolicy = ".*violates Content Security Policy.*";

/** Asks the Nu validator, in one run for all files. Undefined where there is no Java to run it. */
export async function askVnu(files: readonly string[]): Promise<Messages | undefined> {
  if (!(await hasJava())) return undefined;
  const args = ["--format", "json", "--exit-zero-always", "--filterpattern", ofPolicy];
  const output = await new Promise<string>((resolve, reject) => {
    execFile(
      "java",
      ["-jar", validatorArchive, ...args, ...files],
      {maxBuffer: 1 << 26},
      (error, _, messages) => (error === null ? resolve(messages) : reject(error))
    );
  });
  const {messages}: {messages: {url: string; lastLine?: number; message: string}[]} = JSON.parse(output);
  return new Map(
    files.map((file) => [
      file,
      messages
        .filter(({url}) => url === `file:${file}` || url === pathToFileURL(file).href)
        .map(({lastLine, message}) => `vnu, line ${lastLine}: ${message}`)
    ])
  );
}

function hasJava(): Promise<boolean> {
  return new Promise((resolve) => execFile("java", ["-version"], (error) => resolve(error === null)));
}
