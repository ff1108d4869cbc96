import type {Language} from "../../model/language.ts";
import {isSingular} from "../../model/plural.ts";
import {addressOf, queryIn} from "./address.ts";
import {type Answer, Engine, type Query} from "./engine.ts";
import {Facets, partsOf} from "./facets.ts";
import {ResultList} from "./results.ts";
import {fill, numeral, readSettings} from "./settings.ts";

const page = element("search");
const field = element("query", HTMLInputElement);
const status = element("search-status");
const notice = element("search-notice");
const results = element("search-results");
const others = element("search-languages");
const topics = element("search-topics");

const settings = readSettings(page);
const languages = settings.languages.map(({language}) => language);
const engine = new Engine(settings);
const facets = new Facets(
  settings,
  () => ask("push"),
  () => void offerFilters()
);
element("search-controls").append(facets.element);

/** Stories that are fetched at first: what fits on a screen. */
const firstCount = 4;
/** Milliseconds without a key before what is typed so far is looked for. */
const pause = 250;

/** Counts the queries, so that a late answer to an early one is dropped. */
let asked = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

start();

function start(): void {
  field.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    ask("push");
  });
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => ask("replace"), pause);
  });
  addEventListener("popstate", () => show(queryIn(location.search, settings.language, languages)));
  document.addEventListener("keydown", moveByKey);
  show(queryIn(location.search, settings.language, languages));
}

/** Puts a query into the controls and answers it. */
function show(query: Query): void {
  field.value = query.text;
  facets.show(query);
  void answer(query, false);
}

/** Answers what the controls say, and keeps it in the address. A reader who is still typing replaces the last query. */
function ask(how: "push" | "replace", isExact = false): void {
  clearTimeout(timer);
  const {filters, order, language} = facets.chosen;
  const query = {text: field.value.trim(), filters, order, language, isExact};
  const address = addressOf(query, settings.language);
  if (how === "push") history.pushState(null, "", address);
  else history.replaceState(null, "", address);
  void answer(query, how === "replace");
}

async function answer(query: Query, isTyping: boolean): Promise<void> {
  const turn = ++asked;
  if (query.text === "" && Object.keys(query.filters).length === 0) {
    clear(settings.words.searchStart);
    return;
  }
  status.textContent = settings.words.searching;
  try {
    const filters = await wholeFilters(query);
    const found = await engine.search({...query, filters}, isTyping);
    if (turn !== asked) return;
    await showAnswer(found, query, turn);
    if (turn !== asked) return;
    if (facets.isOpen) facets.offer(found.counts, query.filters);
    await offerLanguages(query, found.whole === 0, turn);
  } catch {
    if (turn === asked) clear(settings.words.searchFailed);
  }
}

function clear(message: string): void {
  status.textContent = message;
  notice.replaceChildren();
  results.replaceChildren();
  others.replaceChildren();
  topics.hidden = false;
}

async function showAnswer(found: Answer, query: Query, turn: number): Promise<void> {
  const list = new ResultList(settings, query.language);
  await list.show(found.stories, firstCount);
  if (turn !== asked) return;
  results.replaceChildren(list.element);
  notice.replaceChildren(...(found.corrected === undefined ? [] : correctionNotice(found.corrected, query)));
  status.textContent = statusText(found, query);
  topics.hidden = found.stories.length > 0;
}

function statusText({whole, stories, corrected}: Answer, query: Query): string {
  const {words} = settings;
  const values = {count: numeral(whole, settings), query: corrected ?? query.text};
  if (stories.length === 0) return fill(words.searchEmpty, {query: query.text});
  if (whole === 0) return words.searchNone;
  return fill(
    isSingular(whole, settings.language) ? words.searchResultsOne : words.searchResultsOther,
    values
  );
}

function correctionNotice(corrected: string, query: Query): readonly (Node | string)[] {
  const instead = document.createElement("button");
  instead.type = "button";
  instead.className = "search-instead";
  instead.textContent = fill(settings.words.searchInstead, {query: query.text});
  instead.addEventListener("click", () => {
    ask("push", true);
    field.focus();
  });
  return [fill(settings.words.searchCorrected, {query: corrected}), " ", instead];
}

/**
 * Offers the search in the other languages. Where nothing was found they are asked, and those that have something
 * are offered with how much; else asking them would cost readers bytes for nothing.
 */
async function offerLanguages(query: Query, isPoor: boolean, turn: number): Promise<void> {
  const offers = await Promise.all(
    settings.languages
      .filter(({language}) => language !== query.language)
      .map(async ({language, name}) => {
        const count = isPoor ? await countIn(language, query) : undefined;
        return count === 0 ? undefined : languageLink(language, name, count, query);
      })
  );
  if (turn !== asked) return;
  const links = offers.filter((link) => link !== undefined);
  others.replaceChildren(...(links.length === 0 ? [] : [`${settings.words.searchLanguages}: `, ...links]));
}

async function countIn(language: Language, query: Query): Promise<number> {
  try {
    return (await engine.search({...query, filters: {}, language}, false)).whole;
  } catch {
    return 0;
  }
}

function languageLink(
  language: Language,
  name: string,
  count: number | undefined,
  query: Query
): HTMLElement {
  const link = document.createElement("a");
  link.href = addressOf({...query, filters: {}, language}, settings.language);
  link.lang = language;
  link.textContent = count === undefined ? name : `${name} (${numeral(count, settings)})`;
  return link;
}

/** The index knows filters as "slug name"; an address knows the slug. */
async function wholeFilters(query: Query): Promise<Record<string, string>> {
  const slugs = Object.entries(query.filters);
  if (slugs.length === 0) return {};
  const known = await engine.filters(query.language);
  return Object.fromEntries(
    slugs.map(([name, slug]) => [
      name,
      Object.keys(known[name] ?? {}).find((value) => partsOf(value).slug === slug) ?? slug
    ])
  );
}

/** Filters are fetched when the controls are opened, and not before. */
async function offerFilters(): Promise<void> {
  if (!facets.isOpen) return;
  const query = queryIn(location.search, settings.language, languages);
  try {
    const counts = await engine.filters(query.language);
    if (query.text === "" && Object.keys(query.filters).length === 0) facets.offer(counts, query.filters);
    else await answer(query, false);
  } catch {
    status.textContent = settings.words.searchFailed;
  }
}

/** Arrows go from the field to the results and between them; a slash goes to the field. */
function moveByKey(event: KeyboardEvent): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const {activeElement} = document;
  const isInControl = activeElement instanceof HTMLInputElement || activeElement instanceof HTMLSelectElement;
  if (event.key === "/" && !isInControl) {
    event.preventDefault();
    field.focus();
    return;
  }
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const links = [...results.querySelectorAll("a")];
  const at = links.findIndex((link) => link.isSameNode(activeElement));
  if (at < 0 && activeElement !== field) return;
  const target = event.key === "ArrowDown" ? links[at + 1] : at > 0 ? links[at - 1] : field;
  if (target === undefined) return;
  event.preventDefault();
  target.focus();
}

function element(id: string): HTMLElement;
function element<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind;
function element(id: string, kind: new () => HTMLElement = HTMLElement): HTMLElement {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`The search page has no #${id}`);
}
