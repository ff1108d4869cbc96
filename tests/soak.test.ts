import {expect, test} from "vitest";
import {type SoakStep, soak} from "../bench/soak/soak.ts";
import {home, temporaryFolder} from "./support/newsrooms.ts";

// `npm run soak` is the long form.
test("builds that go on from the last one give the same bytes as builds from nothing, whatever is edited", async () => {
  const steps: SoakStep[] = [];
  await soak({
    home,
    folder: temporaryFolder(),
    stories: 14,
    edits: 6,
    seed: 5,
    onStep: (step) => steps.push(step)
  });
  expect(steps.filter(({differing, failure}) => failure !== undefined || differing.length > 0)).toEqual([]);
  expect(steps.length).toBe(7);
  expect(new Set(steps.map(({edit}) => edit)).size).toBeGreaterThan(4);
}, 600_000);
