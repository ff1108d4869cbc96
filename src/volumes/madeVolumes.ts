import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {deserialize, serialize} from "node:v8";
import type {Permalink} from "../model/permalink.ts";
import {type Memory, memoryIn} from "../release/memory.ts";
import type {IndexedBatch} from "../search/indexedBatches.ts";

/** A page of a volume, with the fingerprint of what it was made from. */
export interface VolumePage {
  readonly permalink: Permalink;
  readonly fingerprint: string;
  readonly html: string;
}

/** What a volume's task gives. */
export interface MadeVolume {
  readonly pages: readonly VolumePage[];
  /** Of its stories, the oldest first. */
  readonly batches: readonly IndexedBatch[];
}

/** What the volumes gave, the oldest first; each is read when its turn comes, and not kept. */
export interface MadeVolumes {
  readonly pages: Iterable<VolumePage>;
  readonly batches: Iterable<IndexedBatch>;
}

export const noVolumes: MadeVolumes = {pages: [], batches: []};

/** Keeps what a volume's task gave where the engine looks for it. */
export function keepVolume(
  volumes: string,
  year: string,
  {pages, batches}: MadeVolume,
  program: string
): void {
  const memory = outputOf(volumes, year, program, () => {});
  memory.keep("pages", serialize(pages));
  memory.keep("index", serialize(batches));
}

/**
 * The volumes in a folder. One that is broken, or of another program, counts as not there, and `onForgotten` is told of
 * the former.
 */
export function madeVolumes(
  volumes: string,
  program: string,
  onForgotten: (name: string) => void
): MadeVolumes {
  function* all<Item>(name: string): Iterable<Item> {
    for (const year of yearsIn(volumes)) {
      const bytes = outputOf(volumes, year, program, onForgotten).read(name);
      if (bytes !== undefined) yield* deserialize(bytes);
    }
  }
  return {
    pages: {[Symbol.iterator]: () => all<VolumePage>("pages")[Symbol.iterator]()},
    batches: {[Symbol.iterator]: () => all<IndexedBatch>("index")[Symbol.iterator]()}
  };
}

function outputOf(
  volumes: string,
  year: string,
  program: string,
  onForgotten: (name: string) => void
): Memory {
  return memoryIn({state: join(volumes, year, "output")}, program, (name) =>
    onForgotten(`volume ${year}, ${name}`)
  );
}

function yearsIn(volumes: string): readonly string[] {
  if (!existsSync(volumes)) return [];
  return readdirSync(volumes)
    .filter((name) => /^-?\d+$/.test(name))
    .sort((a, b) => Number(a) - Number(b));
}
