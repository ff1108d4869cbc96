import {addressOf, queryIn} from "./address.ts";
import {type Answer, Engine, type Query} from "./engine.ts";
import {Facets, partsOf} from "./facets.ts";
import {resultItem} from "./results.ts";
import {fill, numeral, readSettings} from "./settings.ts";

const page = element("search");
const field = element("query", HTMLInputElement);
const status = element("search-status");
const list = element("search-results");
const more = element("search-more");
const topics = element("search-topics");

const settings = readSettings(page);
const engine = new Engine(settings);
const facets = new Facets(
  settings,
  () => ask("push"),
  () => void offerFilters()
);
element("search-controls").append(facets.element);

const firstCount = 4;
const moreCount = 10;
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
  addEventListener("popstate", () => show(queryIn(location.search, settings.language)));
  document.addEventListener("keydown", moveByKey);
  const query = queryIn(location.search, settings.language);
  show(query);
}

/** Puts a query into the controls and answers it. */
function show(query: Query): void {
  field.value = query.text;
  facets.show(query);
  void answer(query);
}

/** Answers what the controls say, and keeps it in the address. */
function ask(how: "push" | "replace"): void {
  clearTimeout(timer);
  const {filters, order, language} = facets.chosen;
  const query = {text: field.value.trim(), filters, order, language: language ?? settings.language};
  const address = addressOf(query, settings.language);
  if (how === "push") history.pushState(null, "", address);
  else history.replaceState(null, "", address);
  void answer(query);
}

async function answer(query: Query): Promise<void> {
  const turn = ++asked;
  const isEmpty = query.text === "" && Object.keys(query.filters).length === 0;
  if (isEmpty) {
    clear(settings.words.searchStart);
    return;
  }
  status.textContent = settings.words.searching;
  try {
    const filters = await wholeFilters(query);
    const found = await engine.search({...query, filters});
    if (turn !== asked) return;
    await showAnswer(found, query, turn);
    if (facets.isOpen) facets.offer(found.counts, query.filters);
  } catch {
    if (turn === asked) clear(settings.words.searchFailed);
  }
}

function clear(message: string): void {
  status.textContent = message;
  list.replaceChildren();
  more.replaceChildren();
  topics.hidden = false;
}

async function showAnswer({hits}: Answer, query: Query, turn: number): Promise<void> {
  const shown = await Promise.all(hits.slice(0, firstCount).map((hit) => hit()));
  if (turn !== asked) return;
  const {words} = settings;
  const count = numeral(hits.length, settings);
  const said =
    hits.length === 0
      ? words.searchEmpty
      : hits.length === 1
        ? words.searchResultsOne
        : words.searchResultsOther;
  status.textContent = fill(said, {count, query: query.text});
  topics.hidden = hits.length > 0;
  list.replaceChildren(...shown.map((hit) => resultItem(hit, query.language, settings)));
  offerMore(hits, firstCount, query.language);
}

function offerMore(hits: Answer["hits"], from: number, language: string): void {
  more.replaceChildren();
  if (from >= hits.length) return;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = settings.words.searchMore;
  button.addEventListener("click", async () => {
    const next = await Promise.all(hits.slice(from, from + moreCount).map((hit) => hit()));
    const items = next.map((hit) => resultItem(hit, language, settings));
    list.append(...items);
    offerMore(hits, from + moreCount, language);
    items[0]?.querySelector("a")?.focus();
  });
  more.append(button);
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

async function offerFilters(): Promise<void> {
  if (!facets.isOpen) return;
  const {language = settings.language, filters} = facets.chosen;
  try {
    const counts = await engine.filters(language);
    if (field.value.trim() === "" && Object.keys(filters).length === 0) facets.offer(counts, filters);
    else await answer({...queryIn(location.search, settings.language), text: field.value.trim(), filters});
  } catch {
    status.textContent = settings.words.searchFailed;
  }
}

/** Arrows go from the field to the results and between them; a slash goes to the field. */
function moveByKey(event: KeyboardEvent): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const {activeElement} = document;
  if (
    event.key === "/" &&
    !(activeElement instanceof HTMLInputElement) &&
    !(activeElement instanceof HTMLSelectElement)
  ) {
    event.preventDefault();
    field.focus();
    return;
  }
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const links = [...list.querySelectorAll("a")];
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
