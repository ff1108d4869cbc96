import {readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, test} from "vitest";
import {instantAt} from "../../src/model/instant.ts";
import {preparePublication} from "../../src/preparePublication.ts";
import {Report} from "../../src/problems/report.ts";
import {recordOf} from "../../src/search/record.ts";
import {home, testNow} from "../support/newsrooms.ts";

const site = join(home, "tests/sites/full");

test("what the index takes in of a story is the story's own: no credit, no heading that every story has", () => {
  const options = {out: undefined, url: undefined, onProgress: () => {}};
  const now = instantAt(Date.parse(testNow));
  const publication = preparePublication({root: join(site, "newsroom"), now, ...options}, new Report());
  if (publication === undefined) throw new Error("The newsroom has errors");
  const own = publication.articles.filter(({language}) => language === publication.masthead.language);
  const {inBrief, updates, corrections} = publication.strings[publication.masthead.language];
  const met = {keyPoints: 0, pictures: 0, notes: 0};
  for (const article of own) {
    const page = readFileSync(join(site, `expected/articles/${article.slug}/index.html`), "utf8");
    const words = recordOf(article, page, publication).words.join(" ");
    for (const point of article.keyPoints) expect(words).toContain(point);
    if (article.picture) expect(words).toContain(article.picture.caption);
    if (article.picture) expect(words).not.toContain(`${article.picture.credit} ·`);
    for (const {text} of [...article.updates, ...article.corrections]) expect(words).toContain(text);
    for (const heading of [inBrief, updates, corrections])
      expect(words, article.slug).not.toContain(` ${heading} `);
    met.keyPoints += article.keyPoints.length;
    met.pictures += article.picture === undefined ? 0 : 1;
    met.notes += article.updates.length + article.corrections.length;
  }
  for (const count of Object.values(met)) expect(count).toBeGreaterThan(0);
});
