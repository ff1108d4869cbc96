import {Parser} from "htmlparser2";
import type {Check} from "./check.ts";
import {faultOf} from "./links.ts";

export const feeds: Check = {
  asks: "Does every address in a feed lead somewhere, and is every address in it whole?",
  run({site, masthead, report, placeOf}) {
    for (const {path, text} of site.feeds) {
      for (const address of path.endsWith(".json") ? addressesInJson(text) : addressesInXml(text)) {
        if (!URL.canParse(address)) {
          report.error(
            "feed/relative",
            placeOf(path, address),
            `${path} names ${address}, which feed readers cannot follow`,
            "addresses in feeds have to be absolute"
          );
          continue;
        }
        const fault = faultOf(address, path, site, masthead);
        if (fault !== undefined) {
          report.error(
            "feed/broken",
            placeOf(path, address),
            `${path} leads to ${address}, ${fault.why}`,
            fault.hint
          );
        }
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
