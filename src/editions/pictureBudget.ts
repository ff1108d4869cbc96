import type {Permalink} from "../model/permalink.ts";
import type {Publication} from "../model/publication.ts";
import type {Format} from "../rendering/photograph.ts";
import type {Pictures} from "../rendering/pictures.ts";
import type {ShownPicture, Variant} from "../rendering/renderedPicture.ts";

/** How much of the pictures an edition takes along. */
export interface Budget {
  /** Pixels: no photograph is wider than this, but for one that comes in no other width. */
  readonly width: number;
  /** Bytes of all pictures together. */
  readonly bytes: number;
}

/** A column of text on a wide screen; a few hundred stories with a photograph each. */
export const wholeBudget: Budget = {width: 800, bytes: 64_000_000};
/** A column of text on a phone; fits with its stories into what is sent by message. */
export const smallBudget: Budget = {width: 400, bytes: 4_000_000};

/** What a photograph comes in: lighter than JPEG, and known to all that opens pages since 2020. */
const packed: Format = "webp";

/**
 * Which file stands for each file of the site's pictures; those that are left out have none. Newer stories' pictures
 * come first: one that does not fit comes smaller, and is left out if it does not fit at its smallest.
 */
export function picturesWithin(
  budget: Budget,
  publication: Publication,
  {shown, cuts}: Pictures
): ReadonlyMap<Permalink, Permalink> {
  const chosen = new Map<Permalink, Permalink>();
  let room = budget.bytes;
  for (const name of newestFirst(publication)) {
    const picture = shown.get(name);
    if (picture === undefined) continue;
    const taken = filesWithin(picture, budget.width).find(({bytes}) => bytes <= room);
    if (taken === undefined) continue;
    room -= taken.bytes;
    const cards = (cuts.get(name) ?? []).map(({card}) => card);
    for (const permalink of [picture, ...cards].flatMap(filesOf)) chosen.set(permalink, taken.permalink);
  }
  return chosen;
}

/** The names of pictures' files: of stories, newest first, then of all else. */
function newestFirst({articles, images}: Publication): Iterable<string> {
  const ofStories = articles.flatMap(({picture, body}) => [
    ...(picture === undefined ? [] : [picture.file]),
    ...body.blocks.flatMap((block) => (block.type === "figure" ? [block.picture.file] : []))
  ]);
  return new Set([...ofStories, ...images.map(({name}) => name)]);
}

/** All of the files from which browsers choose; what is cut from the picture comes whole in an edition. */
function filesOf({src, sources}: ShownPicture): readonly Permalink[] {
  return [src, ...sources.flatMap(({variants}) => variants.map(({permalink}) => permalink))];
}

type PictureFile = Pick<Variant, "permalink" | "bytes">;

/** The files of a picture that may be taken, widest first; a drawing, as it is sent. */
function filesWithin({src, sources, phoneBytes}: ShownPicture, most: number): readonly PictureFile[] {
  const variants = sources.find(({format}) => format === packed)?.variants;
  if (variants === undefined) return [{permalink: src, bytes: phoneBytes}];
  const sorted = [...variants].sort((a, b) => b.width - a.width);
  const fitting = sorted.filter(({width}) => width <= most);
  return fitting.length > 0 ? fitting : sorted.slice(-1);
}
