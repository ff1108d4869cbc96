import type {Article} from "../model/article.ts";
import type {Body} from "../model/body.ts";
import type {Newsroom} from "../model/newsroom.ts";
import type {ImageFile} from "../model/picture.ts";

/** The pictures that published stories, topics and pages show, or backgrounds in them; others stay off the site. */
export function imagesShown(newsroom: Newsroom, articles: readonly Article[]): readonly ImageFile[] {
  const own: readonly {readonly body: Body}[] = [
    ...articles,
    ...newsroom.topics,
    ...newsroom.profiles,
    ...newsroom.pages
  ];
  const included = new Set(
    own.flatMap(({body}) => body.blocks.flatMap((block) => (block.type === "background" ? [block.id] : [])))
  );
  const bodies = [...own, ...newsroom.backgrounds.filter(({slug}) => included.has(slug))];
  const leads = articles.flatMap(({picture}) => (picture === undefined ? [] : [picture.file]));
  const figures = bodies.flatMap(({body}) =>
    body.blocks.flatMap((block) => (block.type === "figure" ? [block.picture.file] : []))
  );
  const shown = new Set([...leads, ...figures]);
  return newsroom.images.filter((image) => shown.has(image.name));
}
