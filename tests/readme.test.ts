import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {khabar} from "./support/khabar.ts";
import {home} from "./support/newsrooms.ts";

const read = (file: string) => readFileSync(join(home, file), "utf8");
const manifest: {scripts: Record<string, string>} = JSON.parse(read("package.json"));
const pages = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "docs/writing.md", "docs/style.md"];

test("every npm command that the pages name is there", () => {
  const named = pages.flatMap((page) =>
    [...read(page).matchAll(/npm (?:run ([\w:]+)|(start|test)\b)/g)].map(
      (match) => match[1] ?? match[2] ?? ""
    )
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !(name in manifest.scripts))).toEqual([]);
});

test("every khabar command that the pages name has help", async () => {
  const named = new Set(
    pages.flatMap((page) => [...read(page).matchAll(/npx khabar ([a-z]+)/g)].map((match) => match[1] ?? ""))
  );
  expect(named.size).toBeGreaterThan(2);
  for (const name of named) expect(await khabar(name, "--help"), name).toMatchObject({code: 0});
});

test("every file and folder that the pages link to is there", () => {
  const links = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\((?!https?:|[a-z]+:)([^)#]+)\)/g)].map((match) =>
      join(page, "..", match[1] ?? "")
    )
  );
  expect(links.filter((link) => !existsSync(join(home, link)))).toEqual([]);
});

test("the rooms that ARCHITECTURE.md names are those that there are", () => {
  const named = [...read("ARCHITECTURE.md").matchAll(/^\| `([a-z]+)` \|/gm)].map((match) => match[1] ?? "");
  const rooms = readdirSync(join(home, "src"), {withFileTypes: true}).filter((entry) => entry.isDirectory());
  expect(named.sort()).toEqual(rooms.map((entry) => entry.name).sort());
});

test("the CI script runs the README's test command", () => {
  expect(read("README.md")).toContain("npm ci && npm test");
  expect(read(".ci/run")).toMatch(/^npm ci$[\s\S]*^npm test$/m);
});
