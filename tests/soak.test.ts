import {cpSync, existsSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {expect, test} from "vitest";
import {chanceFrom} from "../bench/newsroom/chance.ts";
import {anyEdits} from "../bench/soak/anyEdits.ts";
import {copyNewsroom} from "../bench/soak/copy.ts";
import {differences} from "../bench/soak/differences.ts";
import {madeUp, type SoakStep, shipped, soak} from "../bench/soak/soak.ts";
import {goingOn, inTwoTiers, rehearsed, unlike} from "../bench/soak/ways.ts";
import {home, temporaryFolder} from "./support/newsrooms.ts";

// `npm run soak` is the long form.
test("builds that go on from the last one give the same bytes as builds from nothing, whatever is edited", async () => {
  const steps: SoakStep[] = [];
  await soak({
    home,
    folder: temporaryFolder(),
    soaked: madeUp(14, 5),
    edits: 6,
    seed: 5,
    otherWays: [inTwoTiers, rehearsed],
    onStep: (step) => steps.push(step)
  });
  expect(steps.filter(({differing, failure}) => failure !== undefined || differing.length > 0)).toEqual([]);
  expect(steps.length).toBe(7);
  expect(new Set(steps.map(({edit}) => edit)).size).toBeGreaterThan(4);
}, 600_000);

test("a way that settles its search has to have every byte, one that goes on with it every page", async () => {
  const rootWith = (text: string) => {
    const root = temporaryFolder();
    for (const folder of ["pagefind", "articles", "same"]) {
      mkdirSync(join(root, "_site", folder), {recursive: true});
      writeFileSync(join(root, "_site", folder, "file"), folder === "same" ? "same" : text);
    }
    return root;
  };
  const [made, cold] = [rootWith("made"), rootWith("cold")];
  expect(await unlike(made, goingOn, cold, chanceFrom(1))).toEqual(["articles/file", "pagefind/file"]);
  expect(await unlike(made, inTwoTiers, cold, chanceFrom(1))).toEqual(["articles/file"]);
});

test("a copy has what the newsroom has, with its times, and only what is another is touched", () => {
  const [from, to] = [temporaryFolder(), temporaryFolder()];
  const write = (root: string, file: string, text: string, seconds: number) => {
    mkdirSync(dirname(join(root, file)), {recursive: true});
    writeFileSync(join(root, file), text);
    utimesSync(join(root, file), seconds, seconds);
  };
  write(from, "content/articles/2026/new.md", "new", 1);
  write(from, "content/articles/2026/same.md", "same", 2);
  write(from, "_data/later.yaml", "a: 1", 3);
  write(to, "content/articles/2026/same.md", "SAME", 2);
  write(to, "_data/later.yaml", "a: 1", 1);
  write(to, "content/gone.md", "gone", 1);
  const changed = ["content/gone.md", "content/articles/2026/new.md", "_data/later.yaml"];
  expect(copyNewsroom(from, to)).toEqual(changed.map((file) => join(to, file)));
  expect(readFileSync(join(to, "content/articles/2026/new.md"), "utf8")).toBe("new");
  // Of the same length and time: it was not written.
  expect(readFileSync(join(to, "content/articles/2026/same.md"), "utf8")).toBe("SAME");
  expect(statSync(join(to, "_data/later.yaml")).mtimeMs).toBe(3000);
  expect(existsSync(join(to, "content/gone.md"))).toBe(false);
  expect(copyNewsroom(from, to)).toEqual([]);
});

test.each(anyEdits)("of the newsroom that ships: $name", async ({make}) => {
  const [root, before] = [temporaryFolder(), temporaryFolder()];
  await shipped(home).begin(root);
  cpSync(root, before, {recursive: true});
  const newsroom = {root, home, step: 1, now: 0};
  const chance = chanceFrom(3);
  let what: string | undefined;
  for (let tries = 0; what === undefined && tries < 20; tries++) what = make(newsroom, chance);
  const changed = differences(join(root, "content"), join(before, "content"));
  expect(changed.length + differences(join(root, "_data"), join(before, "_data")).length).toBe(
    newsroom.now === 0 ? 1 : 0
  );
});
