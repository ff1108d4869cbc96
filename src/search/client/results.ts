import type {SearchSettings} from "../../model/searchSettings.ts";
import type {Hit} from "./engine.ts";
import {fill, numeral} from "./settings.ts";

/** A story found, as an item of the list of results. */
export function resultItem(hit: Hit, language: string, settings: SearchSettings): HTMLLIElement {
  const item = document.createElement("li");
  const direction = settings.languages.find((other) => other.language === language)?.direction ?? "ltr";
  if (language !== settings.language) {
    item.lang = language;
    item.dir = direction;
  }
  const heading = document.createElement("h2");
  const link = document.createElement("a");
  link.href = hit.url;
  link.textContent = hit.meta.title;
  heading.append(link);
  const facts = document.createElement("p");
  facts.className = "result-facts";
  const time = document.createElement("time");
  time.dateTime = hit.meta.date;
  time.textContent = dayText(hit.meta.date, settings);
  facts.append(time, " · ", hit.meta.topic);
  const excerpt = document.createElement("p");
  excerpt.className = "result-excerpt";
  excerpt.append(...markedText(hit.excerpt));
  item.append(heading, facts, excerpt);
  return item;
}

/** An excerpt as nodes: what was found stands in `mark`, and nothing else in it can become an element. */
function markedText(excerpt: string): readonly Node[] {
  return excerpt.split(/(<mark>.*?<\/mark>)/).map((piece) => {
    const found = /^<mark>(.*)<\/mark>$/.exec(piece)?.[1];
    if (found === undefined) return document.createTextNode(plain(piece));
    const mark = document.createElement("mark");
    mark.textContent = plain(found);
    return mark;
  });
}

function plain(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
}

/** The day that the story's own clock showed. */
function dayText(iso: string, settings: SearchSettings): string {
  const [year = "", month = "", day = ""] = iso.slice(0, 10).split("-");
  const months = settings.words.months.split(/[,،]/);
  return fill(settings.words.date, {
    day: numeral(Number(day), settings),
    month: months[Number(month) - 1]?.trim() ?? month,
    year: numeral(Number(year), settings)
  });
}
