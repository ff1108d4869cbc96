import {close, createIndex} from "pagefind";
import type {Article} from "../model/article.ts";
import {filePermalink, type Permalink, permalinkOf} from "../model/permalink.ts";
import type {Publication} from "../model/publication.ts";
import {indexFolder} from "../model/searchSettings.ts";
import type {OutputFile} from "../model/sheet.ts";
import {withOriginalWords} from "./fragments.ts";
import {recordOf} from "./record.ts";

/** What Pagefind brings for pages that do not make their own search; ours does. */
const unused = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\.|^pagefind-playground|^playground\//;

/**
 * The search index of a publication, from its rendered pages. Stories go in oldest first, since Pagefind numbers
 * pages in the order of adding: a new story then changes little of what readers already have.
 */
export async function indexSite(
  publication: Publication,
  pageAt: (permalink: Permalink) => string
): Promise<readonly OutputFile[]> {
  const {index, errors} = await createIndex({});
  if (index === undefined) throw new Error(`The search index could not be begun: ${errors.join("; ")}`);
  try {
    const words = new Map<string, readonly string[]>();
    for (const article of oldestFirst(publication.articles)) {
      const record = recordOf(article, pageAt(permalinkOf("articles", article.slug)), publication);
      words.set(record.url, record.words);
      const added = await index.addHTMLFile({url: record.url, content: record.content});
      if (added.errors.length > 0)
        throw new Error(`${article.source.file} could not be indexed: ${added.errors.join("; ")}`);
    }
    const {files, errors: writeErrors} = await index.getFiles();
    if (writeErrors.length > 0)
      throw new Error(`The search index could not be made: ${writeErrors.join("; ")}`);
    return files
      .filter(({path}) => !unused.test(path))
      .map(({path, content}) => ({
        permalink: filePermalink(`${indexFolder}/${path}`),
        body: path.startsWith("fragment/") ? withOriginalWords(content, (url) => words.get(url)) : content
      }))
      .sort((a, b) => (a.permalink < b.permalink ? -1 : 1));
  } finally {
    await close();
  }
}

function oldestFirst(articles: readonly Article[]): readonly Article[] {
  return [...articles].reverse();
}
