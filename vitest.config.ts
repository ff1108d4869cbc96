import {defineConfig} from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    environment: "node",
    globalSetup: "./tests/support/packedBrowser.ts",
    // Vitest leaves a core to others, which on two cores halves the speed.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 300_000,
    reporters: ["default", "./tests/support/countReporter.ts"]
  }
});
