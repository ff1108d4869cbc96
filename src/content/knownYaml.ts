import {deserialize, serialize} from "node:v8";
import {digestOf} from "../model/digest.ts";
import type {Report} from "../problems/report.ts";
import type {TextFile} from "./files.ts";
import {placesIn, readYaml, type YamlSource} from "./yamlSource.ts";

/** What the texts of data files say, for those that were found sound, so that only those that changed are parsed again. */
export class KnownYaml {
  readonly #before: ReadonlyMap<string, unknown>;
  readonly #now = new Map<string, unknown>();

  /** `kept` is what `bytes` gave. */
  constructor(kept?: Uint8Array) {
    this.#before = kept === undefined ? new Map() : deserialize(kept);
  }

  /** Reads a data file, as `readYaml` does. */
  read({file, text}: TextFile, report: Report): YamlSource | undefined {
    const yaml = {file, text, line: 1};
    const digest = digestOf(text);
    const known = this.#before.get(digest);
    const source = known === undefined ? readYaml(yaml, report) : {file, data: known, ...placesIn(yaml)};
    if (source?.data !== undefined) this.#now.set(digest, source.data);
    return source;
  }

  /** What is to be kept for the next time; undefined when it is what was kept. */
  get bytes(): Uint8Array | undefined {
    const isSame =
      this.#now.size === this.#before.size &&
      [...this.#now.keys()].every((digest) => this.#before.has(digest));
    return isSame ? undefined : serialize(this.#now);
  }
}
