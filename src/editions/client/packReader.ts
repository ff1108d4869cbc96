import {type PackedFile, packName, packOf, registerName} from "../packFormat.ts";
import {unpack} from "./unpack.ts";

interface Pack {
  readonly files: readonly PackedFile[];
  readonly text: string;
}

/** Packs that are kept once they were read: a question's stories often lie in the same few. */
const mostKept = 8;

/** Reads the files of an index out of the scripts that hold them, each when it is first asked for. */
export class PackReader {
  readonly #folder: URL;
  readonly #firsts: readonly string[];
  readonly #kept = new Map<number, Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>>>();
  readonly #registered = new Map<number, Pack>();

  /** `firsts` has the name of the first file of each pack, in order. */
  constructor(folder: URL, firsts: readonly string[]) {
    this.#folder = folder;
    this.#firsts = firsts;
    Object.assign(globalThis, {
      [registerName]: (number: number, files: readonly PackedFile[], text: string) =>
        this.#registered.set(number, {files, text})
    });
  }

  /** A file's bytes; undefined when no pack has it. */
  async read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const number = packOf(name, this.#firsts);
    return number === undefined ? undefined : (await this.#pack(number)).get(name);
  }

  #pack(number: number): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
    const kept = this.#kept.get(number);
    this.#kept.delete(number);
    const pack = kept ?? this.#load(number).then(({files, text}) => unpack(files, text));
    this.#kept.set(number, pack);
    pack.catch(() => this.#kept.delete(number));
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined && this.#kept.size > mostKept) this.#kept.delete(oldest);
    return pack;
  }

  #load(number: number): Promise<Pack> {
    const script = document.createElement("script");
    script.src = new URL(packName(number), this.#folder).href;
    return new Promise((resolve, reject) => {
      const end = () => {
        script.remove();
        const pack = this.#registered.get(number);
        this.#registered.delete(number);
        if (pack === undefined) reject(new Error(`${script.src} could not be read`));
        else resolve(pack);
      };
      script.addEventListener("load", end);
      script.addEventListener("error", end);
      document.head.append(script);
    });
  }
}
