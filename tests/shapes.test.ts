import {setFlagsFromString} from "node:v8";
import {expect, test} from "vitest";
import {instantAt} from "../src/model/instant.ts";
import {preparePublication} from "../src/preparePublication.ts";
import {Report} from "../src/problems/report.ts";
import {ledgerOf} from "../src/release/ledger.ts";
import type {Memory} from "../src/release/memory.ts";
import {home, testNow} from "./support/newsrooms.ts";

setFlagsFromString("--allow-natives-syntax");
const haveSameMap: (a: object, b: object) => boolean = Object(
  new Function("a", "b", "return %HaveSameMap(a, b)")
);

/** How many shapes V8 has given some objects, and how many they have by their keys. */
function shapesOf(objects: readonly object[]): {readonly shapes: number; readonly keys: number} {
  const shapes: object[] = [];
  for (const object of objects) if (!shapes.some((other) => haveSameMap(object, other))) shapes.push(object);
  return {shapes: shapes.length, keys: new Set(objects.map((object) => Object.keys(object).join())).size};
}

test("V8 tells objects of one shape", () => {
  expect(shapesOf([{a: 1}, {a: 2}, {b: 1}])).toEqual({shapes: 2, keys: 2});
});

test("things of which there are many share a shape", () => {
  const kept = new Map<string, Uint8Array>();
  const memory: Memory = {
    read: (name) => kept.get(name),
    open: (name) => kept.get(name),
    keep: (name, bytes) => void kept.set(name, bytes)
  };
  const options = {out: undefined, url: undefined, onProgress: () => {}};
  const prepared = () => {
    const now = instantAt(Date.parse(testNow));
    const publication = preparePublication({root: home, now, ...options}, new Report(), memory);
    if (publication === undefined) throw new Error("The newsroom has errors");
    return publication;
  };
  const [read, takenDown] = [prepared(), prepared()];
  const entries = [
    ...ledgerOf(`${home}/content`, () => ({hash: "", bytes: 0, transfer: 0, shows: []})).values()
  ];
  const many = {
    read: read.articles,
    takenDown: takenDown.articles,
    events: [...read.hubs.values()].flatMap(({events}) => events),
    entries
  };
  for (const [name, objects] of Object.entries(many)) {
    expect(objects.length, name).toBeGreaterThan(40);
    const {shapes, keys} = shapesOf(objects);
    // V8 may have a few more for the same keys, by what their values are.
    expect(shapes, name).toBeLessThanOrEqual(keys + 2);
  }
});
