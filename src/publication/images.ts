import type {Article} from "../model/article.ts";
import type {Body} from "../model/body.ts";
import type {Newsroom} from "../model/newsroom.ts";
import type {Focus, PublishedImage} from "../model/picture.ts";

/** The pictures that published stories, topics and pages show, or backgrounds in them; others stay off the site. */
export function imagesShown(newsroom: Newsroom, articles: readonly Article[]): readonly PublishedImage[] {
  const own: readonly {readonly body: Body}[] = [
    ...articles,
    ...newsroom.topics,
    ...newsroom.topicTexts,
    ...newsroom.profiles,
    ...newsroom.pages
  ];
  const included = new Set(
    own.flatMap(({body}) => body.blocks.flatMap((block) => (block.type === "background" ? [block.id] : [])))
  );
  const bodies = [...own, ...newsroom.backgrounds.filter(({slug}) => included.has(slug))];
  const figures = bodies.flatMap(({body}) =>
    body.blocks.flatMap((block) => (block.type === "figure" ? [block.picture.file] : []))
  );
  const cuts = cutsOf(articles);
  const shown = new Set([...cuts.keys(), ...figures]);
  return newsroom.images
    .filter((image) => shown.has(image.name))
    .map((image) => ({...image, cuts: cuts.get(image.name) ?? []}));
}

/** How each picture that leads stories is cut for them, in the order of the stories. */
function cutsOf(articles: readonly Article[]): ReadonlyMap<string, readonly Focus[]> {
  const cuts = new Map<string, Focus[]>();
  for (const {picture} of articles) {
    if (picture === undefined) continue;
    const {file, focus} = picture;
    const known = cuts.get(file) ?? [];
    if (!known.some(({x, y}) => x === focus.x && y === focus.y)) known.push(focus);
    cuts.set(file, known);
  }
  return cuts;
}
