#!/usr/bin/env -S node --max-semi-space-size=64
// The program is src/cli.ts; ./compiled.mjs makes of it what Node runs.
import {compiledProgram} from "./compiled.mjs";

const {address, state} = await compiledProgram();
const {run} = await import(address);
const code = await run(process.argv.slice(2), state);
if (code !== undefined) process.exitCode = code;
