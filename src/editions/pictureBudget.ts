import type {Permalink} from "../model/permalink.ts";
import type {Publication} from "../model/publication.ts";
import type {Pictures, ShownPicture} from "../rendering/pictures.ts";

/** How much of the pictures an edition takes along. */
export interface Budget {
  /** Pixels: no photograph is wider than this, but for one that comes in no other width. */
  readonly width: number;
  /** Bytes of all pictures together. */
  readonly bytes: number;
}

/** A column of text on a wide screen; a few hundred stories with a photograph each. */
export const wholeBudget: Budget = {width: 840, bytes: 64_000_000};
/** A column of text on a phone; fits with its stories into what is sent by message. */
export const smallBudget: Budget = {width: 420, bytes: 4_000_000};

/**
 * Which file stands for each file of the site's pictures; those that are left out have none. Newer stories' pictures
 * come first: one that does not fit comes smaller, and is left out if it does not fit at its smallest.
 */
export function picturesWithin(
  budget: Budget,
  publication: Publication,
  {shown, files}: Pictures
): ReadonlyMap<Permalink, Permalink> {
  const sizes = new Map(files.map(({permalink, body}) => [permalink, body.length]));
  const chosen = new Map<Permalink, Permalink>();
  let room = budget.bytes;
  for (const name of newestFirst(publication)) {
    const picture = shown.get(name);
    if (picture === undefined) continue;
    const taken = variantsOf(picture, budget.width).find((variant) => (sizes.get(variant) ?? 0) <= room);
    if (taken === undefined) continue;
    room -= sizes.get(taken) ?? 0;
    for (const permalink of [picture.src, ...picture.widths.map(({permalink}) => permalink)])
      chosen.set(permalink, taken);
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

/** The files of a picture that may be taken, widest first. */
function variantsOf({src, widths}: ShownPicture, most: number): readonly Permalink[] {
  if (widths.length === 0) return [src];
  const sorted = [...widths].sort((a, b) => b.width - a.width);
  const fitting = sorted.filter(({width}) => width <= most);
  return (fitting.length > 0 ? fitting : sorted.slice(-1)).map(({permalink}) => permalink);
}
