import {Parser} from "htmlparser2";
import {beforeAll, describe, expect, test} from "vitest";
import {type BuiltPages, builtPages} from "../support/builtPages.ts";

let site: BuiltPages;
beforeAll(async () => {
  site = await builtPages();
});

const page = (path: string) => site.pages.get(path) ?? "";
const linksIn = (html: string) =>
  [...html.matchAll(/<a ([^>]*)>/g)].map(([, attributes = ""]) => ({
    href: /href="([^"]+)"/.exec(attributes)?.[1] ?? "",
    hreflang: /hreflang="([^"]+)"/.exec(attributes)?.[1]
  }));
const alternatesIn = (html: string) =>
  [
    ...html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="https:\/\/khabar\.example([^"]+)">/g)
  ].map(([, language, path]) => `${language} ${path}`);

describe("a language has a page of its own for every list that it has a story in", () => {
  test("hubs, what is below them, indexes, months, and their feeds", () => {
    for (const path of [
      "topics/afghan-peace-process/",
      "topics/afghan-peace-process/archive/",
      "topics/",
      "tags/doha-agreement/",
      "people/zalmay-khalilzad/",
      "organisations/taliban-political-office/",
      "places/doha/",
      "authors/web-desk/",
      "archive/2020/"
    ])
      for (const language of ["", "ur/", "ps/", "fa-af/"])
        expect(page(`/${language}${path}`), path).not.toBe("");
    expect(site.files).toContain("ur/topics/afghan-peace-process/feed.xml");
    expect(site.files).toContain("ps/tags/doha-agreement/feed.json");
  });

  test("and none where it has no story", () => {
    expect(page("/tags/courts/")).not.toBe("");
    expect(page("/ur/tags/courts/")).toBe("");
    expect(page("/ps/topics/pak-us-relations/")).toBe("");
    expect(page("/fa-af/archive/2021/")).toBe("");
  });

  test("its stories come first, the others below with the way to their own lists", () => {
    const [own = "", others = ""] = page("/ur/tags/doha-agreement/").split('<section class="others"');
    expect(own).toContain("/articles/doha-mein-amrika-taliban-muahida/");
    expect(own).not.toContain("/articles/what-the-doha-agreement-says/");
    expect(others).toContain('href="/tags/doha-agreement/" lang="en" hreflang="en" dir="ltr"');
    expect(others).toContain('href="/fa-af/tags/doha-agreement/" lang="fa-AF"');
  });
});

test("pages of a language lead to its own pages where there are any", () => {
  const faults: string[] = [];
  for (const [path, html] of site.pages) {
    const [, root = ""] = /^\/(ur|ps|fa-af)\//.exec(path) ?? [];
    if (root === "") continue;
    for (const {href, hreflang} of linksIn(html)) {
      if (hreflang === undefined && site.pages.has(`/${root}${href}`)) faults.push(`${path}: ${href}`);
    }
  }
  expect(faults).toEqual([]);
});

test("the switch in the masthead leads to the same page, or to the front of a language that has none", () => {
  const switchOf = (path: string) => /<ul class="masthead-languages">.*?<\/ul>/s.exec(page(path))?.[0] ?? "";
  expect(switchOf("/topics/pak-us-relations/")).toContain('href="/ur/topics/pak-us-relations/"');
  expect(switchOf("/topics/pak-us-relations/")).toContain('href="/ps/"');
  expect(switchOf("/articles/us-taliban-sign-doha-agreement/")).toContain(
    'href="/articles/doha-mein-amrika-taliban-muahida/"'
  );
  expect(switchOf("/ur/search/")).toContain('href="/search/"');
  expect(switchOf("/fa-af/archive/2020/09/")).toContain('href="/archive/2020/09/"');
});

test("a page and its alternates name each other", () => {
  let named = 0;
  for (const [path, html] of site.pages) {
    const alternates = alternatesIn(html);
    named += alternates.length;
    for (const alternate of alternates) {
      expect(alternatesIn(page(alternate.split(" ")[1] ?? "")), `${path} → ${alternate}`).toEqual(alternates);
    }
  }
  expect(named).toBeGreaterThan(300);
});

test("a translation that is behind its source says so, and leads to it", () => {
  const [, note = ""] =
    /<p class="story-behind">(.*?)<\/p>/s.exec(page("/articles/doha-mein-amrika-taliban-muahida/")) ?? [];
  expect(note).toContain("یہ ترجمہ اپنی اصل سے 2 اضافے یا تصحیحات پیچھے ہے");
  expect(note).toContain('<bdi lang="en" dir="ltr">US and Taliban sign agreement in Doha</bdi>');
});

describe("on a page that is read from right to left", () => {
  test("two Latin words or more stand apart, in an element with a direction or language of their own", () => {
    const faults = [...site.pages].flatMap(([path, html]) =>
      latinRuns(html)
        .filter(({isApart}) => !isApart)
        .map(({run}) => `${path}: ${run}`)
    );
    expect(faults).toEqual([]);
  });

  test("English is marked as English, but for what other people wrote, whose language nobody told", () => {
    const runs = [...site.pages].flatMap(([path, html]) => latinRuns(html).map((run) => ({path, ...run})));
    expect(runs.filter(({language}) => language === "en").length).toBeGreaterThan(100);
    const faults = runs
      .filter(({run, language, isCited}) => run.split(" ").length > 2 && language !== "en" && !isCited)
      .map(({path, run}) => `${path}: ${run}`);
    expect(faults).toEqual([]);
  });
});

interface LatinRun {
  readonly run: string;
  readonly isApart: boolean;
  readonly language: string;
  /** In a source, a document, a name with its other spellings or a web address. */
  readonly isCited: boolean;
}

/** The runs of two Latin words or more in what a right-to-left page shows. */
function latinRuns(html: string): readonly LatinRun[] {
  if (!/<html lang="[^"]+" dir="rtl">/.test(html)) return [];
  const found: LatinRun[] = [];
  const open: {readonly name: string; readonly isApart: boolean; language: string; isCited: boolean}[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      const around = open.at(-1);
      const {lang, dir} = attributes;
      const isOwn = name === "bdi" || (name !== "html" && (lang !== undefined || dir !== undefined));
      open.push({
        name,
        isApart: around?.isApart === true || isOwn,
        language: lang ?? around?.language ?? "",
        isCited:
          around?.isCited === true ||
          /\b(?:sources|timeline-sources)\b/.test(attributes["class"] ?? "") ||
          attributes["aria-labelledby"] === "documents" ||
          name === "cite" ||
          dir === "auto"
      });
    },
    ontext(words) {
      const around = open.at(-1);
      if (around === undefined || open.some(({name}) => /^(?:head|script|style|noscript)$/.test(name)))
        return;
      for (const [run] of words.matchAll(/[A-Za-z][\w’'.-]*(?:[ ,:&/]+[A-Za-z][\w’'.-]*)+/g)) {
        if (!/^(?:https?:|[\w.-]+@)/.test(run)) found.push({run, ...around});
      }
    },
    onclosetag() {
      open.pop();
    }
  });
  parser.end(html);
  return found;
}

test("a standing page is named once in a footer, in the page's language where there is a translation", () => {
  const footer = (path: string) => page(path).split("<footer")[1] ?? "";
  expect(footer("/ur/")).toContain('<a href="/rasai/">');
  expect(footer("/ur/")).not.toContain('href="/accessibility/"');
  expect(footer("/")).toContain('href="/accessibility/"');
  expect(footer("/")).not.toContain('href="/rasai/"');
  expect(footer("/ur/")).toContain('<a href="/about/" lang="en"');
  expect(alternatesIn(page("/rasai/"))).toEqual([
    "en /accessibility/",
    "fa-AF /dastrasi/",
    "ps /laasrasi/",
    "ur /rasai/"
  ]);
});
