// A file that cannot be read, for tests/countReporter.test.ts.
throw new Error("not read");
