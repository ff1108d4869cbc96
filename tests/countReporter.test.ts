import {spawnSync} from "node:child_process";
import {join} from "node:path";
import {expect, test} from "vitest";
import {home} from "./support/newsrooms.ts";

test("what fails before the tests of a file or of a group is counted, and not only skipped", () => {
  const config = join(home, "tests/support/counted/vitest.config.ts");
  const vitest = join(home, "node_modules/vitest/vitest.mjs");
  const {stdout, status} = spawnSync(process.execPath, [vitest, "run", "--config", config], {
    cwd: home,
    encoding: "utf8",
    env: {...process.env, VITEST: undefined}
  });
  expect(status).toBe(1);
  expect(stdout.trimEnd().split("\n").slice(-3)).toEqual(["3 skipped", "", "1 passed, 4 failed"]);
});
