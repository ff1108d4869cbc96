import {beforeAll, describe, expect, test} from "vitest";

// One of each thing that can come of a test, for tests/countReporter.test.ts.
test("passes", () => {});
test("fails", () => expect(1).toBe(2));
test.skip("is skipped", () => {});
describe("what is made for all of these fails", () => {
  beforeAll(() => {
    throw new Error("not made");
  });
  test("is not run", () => {});
});
