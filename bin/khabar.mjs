#!/usr/bin/env node
// Node runs TypeScript through tsx; the program itself is src/cli.ts.
import {register} from "tsx/esm/api";

register();
const {run} = await import("../src/cli.ts");
const code = await run(process.argv.slice(2));
if (code !== undefined) process.exitCode = code;
