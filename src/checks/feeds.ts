import {Parser} from "htmlparser2";
import type {Check} from "./check.ts";

/**
 * Feeds hold the words of pages, whose links have been checked, so what is wrong here alone is a bug of ours:
 * it is thrown.
 */
export const feeds: Check = {
  asks: "Is every address in a feed whole, and does it lead somewhere?",
  run({site, faultOf}) {
    const broken = new Set(
      site.pages.flatMap(({path, links}) =>
        links.filter(({href}) => faultOf(href, path) !== undefined).map(({href}) => href)
      )
    );
    const isBrokenOnPages = (address: string) => [...broken].some((href) => address.endsWith(href));
    for (const {path, read} of site.feeds) {
      const text = read();
      for (const address of path.endsWith(".json") ? addressesInJson(text) : addressesInXml(text)) {
        if (!URL.canParse(address))
          throw new Error(`${path} names ${address}, which feed readers cannot follow`);
        const fault = faultOf(address, path);
        if (fault !== undefined && !isBrokenOnPages(address))
          throw new Error(`${path} leads to ${address}, ${fault.why}`);
      }
    }
  }
};

function addressesInXml(text: string): readonly string[] {
  const found: string[] = [];
  let words = "";
  const parser = new Parser(
    {
      onopentag(_, {href, src}) {
        words = "";
        if (href !== undefined) found.push(href);
        if (src !== undefined) found.push(src);
      },
      ontext(text) {
        words += text;
      },
      onclosetag(name) {
        if (name === "loc" || name === "id") found.push(words.trim());
        if (name === "content") found.push(...addressesInHtml(words));
        words = "";
      }
    },
    {xmlMode: true, decodeEntities: true}
  );
  parser.end(text);
  return found;
}

function addressesInJson(text: string): readonly string[] {
  const found: string[] = [];
  JSON.parse(text, (key, value: unknown) => {
    if (typeof value !== "string") return value;
    if (/(^|_)url$|^image$/.test(key)) found.push(value);
    if (key === "content_html") found.push(...addressesInHtml(value));
    return value;
  });
  return found;
}

function addressesInHtml(html: string): readonly string[] {
  const found: string[] = [];
  const parser = new Parser({
    onopentag(_, {href, src}) {
      if (href !== undefined) found.push(href);
      if (src !== undefined) found.push(src);
    }
  });
  parser.end(html);
  return found;
}
