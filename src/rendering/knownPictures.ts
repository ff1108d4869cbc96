import type {KeptBytes} from "../model/keptBytes.ts";
import {KnownFiles} from "../model/knownFiles.ts";
import {once} from "../model/once.ts";
import type {Permalink} from "../model/permalink.ts";
import type {Focus, PublishedImage} from "../model/picture.ts";
import type {KeptPacks} from "../model/settled.ts";
import {hashOfFile} from "./originals.ts";
import type {PictureFault, RenderedPicture} from "./renderedPicture.ts";

/** What is kept of a picture: all but the bytes of its files. */
type Kept = Omit<RenderedPicture, "files"> & {readonly files: readonly Permalink[]};

/** Pictures as they were made and found sound, so that only files that changed since are read again: there may be many. */
export class KnownPictures {
  readonly #known: KnownFiles;

  /** `kept` is what `packs` gave. `readAt` is this moment, in milliseconds since 1970. */
  constructor(kept: KeptPacks<KeptBytes>, readAt: number) {
    this.#known = new KnownFiles(kept, readAt);
  }

  /** A picture as it is known, else as `make` gives it; then it is known, if nothing is wrong with it. */
  async picture<Fault extends PictureFault>(
    image: PublishedImage,
    make: () => Promise<RenderedPicture | Fault>
  ): Promise<RenderedPicture | Fault> {
    const {label, head, holds, isOf, keptIn} = testsOf(image);
    const line = this.#known.take(label, holds, isOf);
    if (line !== undefined) return recalled(keptIn(line), image, make);
    const picture = await make();
    if (typeof picture !== "string") this.#known.keep(label, head + lineOf(picture));
    return picture;
  }

  isKnown(image: PublishedImage): boolean {
    const {label, holds, isOf} = testsOf(image);
    return this.#known.has(label, holds, isOf);
  }

  /** Takes over what another knows that began with nothing, as it has settled it. */
  learn(settled: Uint8Array): void {
    this.#known.learn(settled);
  }

  /** What is to be kept for the next time, but for what is kept already. */
  get packs(): KeptPacks {
    return this.#known.packs;
  }
}

/** What a line on a picture has to be like. */
function testsOf({name, path, bytes, modified, cuts}: PublishedImage) {
  const head = headOf(cuts);
  const keptIn = (line: string): Kept => JSON.parse(line.slice(head.length));
  return {
    label: {file: name, bytes, modified},
    head,
    keptIn,
    holds: (line: string) => line.startsWith(head),
    isOf: (line: string) => keptIn(line).hash === hashOfFile(path)
  };
}

/** What else a picture is made for. */
function headOf(cuts: readonly Focus[]): string {
  return `${JSON.stringify(cuts.map(({x, y}) => [x, y]))} `;
}

function lineOf({files, ...picture}: RenderedPicture): string {
  const kept: Kept = {...picture, files: files.map(({permalink}) => permalink)};
  return JSON.stringify(kept);
}

/** Its files are made when one is missed. */
function recalled(
  {files, ...picture}: Kept,
  {at}: PublishedImage,
  make: () => Promise<RenderedPicture | PictureFault>
): RenderedPicture {
  const again = once(make);
  const fileOf = (permalink: Permalink) => async () => {
    const made = await again();
    const file = typeof made === "string" ? undefined : made.files.find((one) => one.permalink === permalink);
    if (file === undefined)
      throw new Error(`${at.file} was changed while the site was being made; build again`);
    return file.make();
  };
  return {
    ...picture,
    files: files.map((permalink) => ({permalink, fingerprint: permalink, make: fileOf(permalink)}))
  };
}
