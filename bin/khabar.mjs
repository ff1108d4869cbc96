#!/usr/bin/env node
// The program is src/cli.ts; ./compiled.mjs makes of it what Node runs.
import {compiledProgram} from "./compiled.mjs";

const {run} = await import(await compiledProgram());
const code = await run(process.argv.slice(2));
if (code !== undefined) process.exitCode = code;
