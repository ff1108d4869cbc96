import {defineConfig} from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/support/counted/{tests,unmade,unread}.ts"],
    reporters: ["./tests/support/countReporter.ts"]
  }
});
