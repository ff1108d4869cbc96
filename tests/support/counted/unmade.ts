import {beforeAll, test} from "vitest";

// A file whose tests are not run, for tests/countReporter.test.ts.
beforeAll(() => {
  throw new Error("not made");
});
test("is not run", () => {});
