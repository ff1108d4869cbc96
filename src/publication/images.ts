import type {Article} from "../model/article.ts";
import type {Body} from "../model/body.ts";
import type {Newsroom} from "../model/newsroom.ts";
import type {ImageFile} from "../model/picture.ts";

/** The pictures that published stories, topics, pages and backgrounds show; others stay off the site. */
export function imagesShown(newsroom: Newsroom, articles: readonly Article[]): readonly ImageFile[] {
  const bodies: readonly {readonly body: Body}[] = [
    ...articles,
    ...newsroom.topics,
    ...newsroom.profiles,
    ...newsroom.pages,
    ...newsroom.backgrounds
  ];
  const leads = articles.flatMap(({picture}) => (picture === undefined ? [] : [picture.file]));
  const figures = bodies.flatMap(({body}) =>
    body.blocks.flatMap((block) => (block.type === "figure" ? [block.picture.file] : []))
  );
  const shown = new Set([...leads, ...figures]);
  return newsroom.images.filter((image) => shown.has(image.name));
}
