import {cpSync, existsSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {reportPictures} from "../src/checks/pictureFaults.ts";
import {textForFrame} from "../src/content/files.ts";
import {instantAt} from "../src/model/instant.ts";
import {preparePublication} from "../src/preparePublication.ts";
import {formatProblems} from "../src/problems/format.ts";
import {Report} from "../src/problems/report.ts";
import {renderPictures} from "../src/rendering/pictures.ts";
import {khabar} from "./support/khabar.ts";
import {home, newsroomLike, testNow, tiny, treeOf} from "./support/newsrooms.ts";

const folder = join(home, "tests/problems");
const codes = readdirSync(folder).flatMap((room) =>
  readdirSync(join(folder, room)).map((what) => `${room}/${what}`)
);

describe("each problem is told with its file, line and what to do", () => {
  test.each(codes)("%s", async (code) => {
    const place = join(folder, code);
    const root = newsroomLike(tiny);
    if (existsSync(join(place, "newsroom"))) cpSync(join(place, "newsroom"), root, {recursive: true});
    if (existsSync(join(place, "setup.ts"))) await (await import(join(place, "setup.ts"))).default(root);

    const told = ((await toldInside(root)) || (await toldByCheck(root))).replaceAll(root, "ROOT");
    const expected = join(place, "expected.txt");
    if (process.env["KHABAR_GOLDEN"] === "write") writeFileSync(expected, told);
    expect(told).toBe(readFileSync(expected, "utf8"));
    expect(told).toContain(`  ${code}\n`);
  });
});

test("every code that the program can tell has a case here", () => {
  const sources = [...treeOf(join(home, "src"))].filter(([path]) => path.endsWith(".ts"));
  const told = sources.flatMap(([, bytes]) =>
    [
      ...bytes
        .toString()
        .matchAll(/(?:report\.(?:error|warning)|fault)\(\s*(?:context,\s*)?"([a-z-]+\/[a-z0-9-]+)"/g)
    ].map((match) => match[1])
  );
  expect(told.length).toBeGreaterThan(50);
  expect([...new Set(told)].filter((code) => code !== undefined && !codes.includes(code))).toEqual([]);
});

test("front matter in another language is never run", async () => {
  const root = newsroomLike(tiny, {
    "content/articles/2026/attack.md": `---js\n{headline: require("node:fs").writeFileSync(${JSON.stringify(join(tiny, "was-run"))}, "x")}\n---\n\nWords.\n`
  });
  expect((await khabar("check", "--root", root)).code).toBe(1);
  expect(existsSync(join(tiny, "was-run"))).toBe(false);
});

/** What reading and linking find, and then what the pictures are like. */
async function toldInside(root: string): Promise<string> {
  const report = new Report();
  const now = instantAt(Date.parse(testNow));
  const options = {root, now, out: undefined, url: undefined, onProgress: () => {}};
  const publication = preparePublication(options, report);
  if (publication !== undefined && report.problems.length === 0)
    reportPictures(await renderPictures(publication.images, (_, make) => make()), report);
  return formatProblems(report.problems, (file) => textForFrame(root, file));
}

/** What only the built site shows. */
async function toldByCheck(root: string): Promise<string> {
  return (await khabar("check", "--root", root, "--now", testNow)).err;
}
