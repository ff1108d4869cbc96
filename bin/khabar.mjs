#!/usr/bin/env -S node --max-semi-space-size=32
// The program is src/cli.ts; ./compiled.mjs makes of it what Node runs.
import {setFlagsFromString} from "node:v8";
import {compiledProgram} from "./compiled.mjs";

// A build is over in seconds, and Node 20 spends an eighth of them on making code faster that soon has run for the last
// time. From V8 12 on (Node 22) there is a quicker compiler in between.
if (Number.parseInt(process.versions.v8, 10) < 12) setFlagsFromString("--interrupt-budget=500000");

// Node would let twice as much gather as is in use before it looks for what no longer is, and a newsroom's computer has
// other things to do with its memory. Where somebody waits for what they have saved, that looking would be waited for too.
if (process.env["KHABAR_STANDBY"] === undefined) setFlagsFromString("--heap-growing-percent=15");

const {address, state} = await compiledProgram();
const {run} = await import(address);
const code = await run(process.argv.slice(2), state);
if (code !== undefined) process.exitCode = code;
