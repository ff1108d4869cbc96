import {closeSync, openSync, readSync, statSync} from "node:fs";
import type {KeptBytes} from "../model/keptBytes.ts";

/** What is held of a file, in bytes, unless more is asked for at one time. */
const windowSize = 1 << 16;

/** A file of which what lies around the bytes asked for last is held: to hold all of it takes longer than to go through it. */
export class WindowedFile implements KeptBytes {
  readonly length: number;
  readonly #path: string;
  #window = Buffer.allocUnsafeSlow(windowSize);
  #from = 0;
  #to = 0;

  /** Throws as `statSync` does when there is no such file. */
  constructor(path: string) {
    this.#path = path;
    this.length = statSync(path).size;
  }

  subarray(from: number, to: number): Uint8Array {
    if (from < this.#from || to > this.#to) this.#look(from, to);
    return this.#window.subarray(from - this.#from, to - this.#from);
  }

  /** The window begins where numbers of any size can. */
  #look(from: number, to: number): void {
    this.#from = from - (from % 8);
    this.#to = this.#from;
    const wanted = to - this.#from;
    if (wanted > this.#window.length) this.#window = Buffer.allocUnsafeSlow(wanted);
    // An open one could not be replaced on some systems.
    const file = openSync(this.#path, "r");
    try {
      while (this.#to < to) {
        const held = this.#to - this.#from;
        const read = readSync(file, this.#window, held, this.#window.length - held, this.#to);
        if (read === 0) throw new Error(`${this.#path} has become shorter`);
        this.#to += read;
      }
    } finally {
      closeSync(file);
    }
  }
}
