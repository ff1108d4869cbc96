import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {type Language, languages} from "../../src/model/language.ts";
import {indexFolder, vocabularyName} from "../../src/model/searchSettings.ts";
import {openSearchHere, type SearchHere} from "../../tests/support/searchHere.ts";
import {type Chance, pick} from "../newsroom/chance.ts";

/** Words that are asked for in each language. */
const mostWords = 100;

/** In what the searches of two sites differ: words that find other stories or that one of them alone knows, filters, order. */
export async function otherHits(a: string, b: string, chance: Chance): Promise<readonly string[]> {
  const others: string[] = [];
  for (const language of languages) {
    const [first, second] = [searchOf(a, language), searchOf(b, language)];
    if (first === undefined && second === undefined) continue;
    const [known, words] = [[...(await wordsOf(first))], [...(await wordsOf(second))].sort()];
    others.push(...differenceOf(known, words).map((word) => `${language} ${word}`));
    if ((await filtersOf(first)) !== (await filtersOf(second))) others.push(`${language}: its filters`);
    if ((await orderOf(first)) !== (await orderOf(second))) others.push(`${language}: the order by date`);
    for (let asked = 0; asked < Math.min(mostWords, words.length); asked++) {
      const word = pick(words, chance);
      if ((await hitsOf(first, word)) !== (await hitsOf(second, word))) others.push(`${language} ${word}`);
    }
  }
  return others;
}

/** The search of a site in a language; undefined where it has none. */
function searchOf(site: string, language: Language): SearchHere | undefined {
  const folder = join(site, indexFolder);
  if (!existsSync(join(folder, vocabularyName(language)))) return undefined;
  const files = readdirSync(folder, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile());
  const bodies = files.map(({parentPath, name}): [string, Uint8Array] => {
    const path = join(parentPath, name);
    return [path.slice(site.length), readFileSync(path)];
  });
  return openSearchHere(new Map(bodies), language, 1);
}

async function wordsOf(search: SearchHere | undefined): Promise<ReadonlySet<string>> {
  // What is recent is known once something was searched for.
  await search?.engine.search("a", {filters: {}, sort: {}});
  return new Set((await search?.vocabulary())?.keys());
}

/** The names of the stories that have a word, in one. */
async function hitsOf(search: SearchHere | undefined, word: string): Promise<string> {
  const {results} = (await search?.engine.search(`"${word}"`, {filters: {}, sort: {}})) ?? {results: []};
  return results
    .map(({id}) => id)
    .sort()
    .join(" ");
}

/** How many stories each value of a filter has, where it has any. */
async function filtersOf(search: SearchHere | undefined): Promise<string> {
  const filters = Object.entries((await search?.engine.filters()) ?? {});
  const values = filters.flatMap(([name, counts]) =>
    Object.entries(counts as Record<string, number>).map(([value, count]) => `${name} ${value} ${count}`)
  );
  return values
    .filter((value) => !value.endsWith(" 0"))
    .sort()
    .join("\n");
}

/** The names of all stories, newest first. */
async function orderOf(search: SearchHere | undefined): Promise<string> {
  const found = await search?.engine.search(null, {filters: {}, sort: {date: "desc"}});
  return (found?.results ?? []).map(({id}) => id).join(" ");
}

function differenceOf(a: readonly string[], b: readonly string[]): readonly string[] {
  const [inA, inB] = [new Set(a), new Set(b)];
  return [...a.filter((word) => !inB.has(word)), ...b.filter((word) => !inA.has(word))];
}
