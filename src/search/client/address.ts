import type {Language} from "../../model/language.ts";
import type {Query} from "./engine.ts";
import type {Order} from "./searcher.ts";

/** The filters that an address can hold, by their names in it. */
export const filterNames = ["topic", "person", "place", "tag", "author", "year"] as const;
export type FilterName = (typeof filterNames)[number];

/** What an address asks for; filters are slugs in it. `/search/?q=doha&topic=afghan-peace-process` */
export function queryIn(search: string, language: Language, languages: readonly Language[]): Query {
  const asked = new URLSearchParams(search);
  const order = asked.get("sort");
  const filters = filterNames.flatMap((name) => {
    const slug = asked.get(name);
    return slug === null || slug === "" ? [] : [[name, slug]];
  });
  return {
    text: (asked.get("q") ?? "").trim(),
    filters: Object.fromEntries(filters),
    order: isOrder(order) ? order : "best",
    language: languages.find((other) => other === asked.get("language")) ?? language,
    isExact: asked.has("exact")
  };
}

/** The address that asks for something. */
export function addressOf({text, filters, order, language, isExact}: Query, pageLanguage: Language): string {
  const asked = new URLSearchParams();
  if (text !== "") asked.set("q", text);
  for (const [name, slug] of Object.entries(filters)) asked.set(name, slug);
  if (order !== "best") asked.set("sort", order);
  if (language !== pageLanguage) asked.set("language", language);
  if (isExact) asked.set("exact", "1");
  const query = asked.toString();
  return query === "" ? location.pathname : `?${query}`;
}

function isOrder(text: string | null): text is Order {
  return text === "best" || text === "newest" || text === "oldest";
}
