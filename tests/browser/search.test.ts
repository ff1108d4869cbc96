import {afterAll, beforeAll, describe, expect, onTestFinished, test} from "vitest";
import {closeBrowser, openPage} from "../support/browser.ts";
import {type ServedSite, serveShipped} from "../support/served.ts";

let site: ServedSite;
beforeAll(async () => {
  site = await serveShipped();
});
afterAll(async () => {
  await closeBrowser();
  site.close();
});

type SearchPage = Awaited<ReturnType<typeof openSearch>>;

async function openSearch(query = "", path = "search/") {
  const page = await openPage();
  await page.goto(new URL(path + query, site.url).href);
  return page;
}

async function type(page: SearchPage, words: string) {
  await page.locator("#query").fill(words);
  await page.locator("#query").press("Enter");
  await answered(page);
}

async function answered(page: SearchPage) {
  await until(page, `!document.getElementById("search-status").textContent.endsWith("…")`);
}

/** The pages' CSP keeps Playwright's own way of waiting from running. */
async function until(page: SearchPage, condition: string) {
  await expect.poll(() => page.evaluate(condition), {timeout: 20_000}).toBe(true);
}

const titles = (page: SearchPage) => page.locator("#search-results h3").allTextContents();

test("a story is found by a phrase in its body, with the words marked as they stand there", async () => {
  const page = await openSearch();
  await type(page, "keep the means for operations against al Qaeda");
  expect((await titles(page))[0]).toBe("US pull-out begins from Lashkar Gah and Herat");
  const marked = await page.locator("#search-results li").first().locator("mark").allTextContents();
  expect(marked).toContain("keeps the means for operations against al Qaeda");
  expect(await page.locator("#search-results time").first().getAttribute("datetime")).toMatch(/^2020-03-11T/);
  expect(page.faults).toEqual([]);
});

test("a topic narrows the results down, and the address holds the whole query", async () => {
  const page = await openSearch();
  await type(page, "taliban");
  const all = await page.locator("#search-status").textContent();
  await page.locator(".search-facets summary").click();
  const topic = page.locator("select[name=topic]");
  await until(page, `document.querySelector("select[name=topic]").options.length > 2`);
  await topic.selectOption("us-troop-withdrawal");
  await until(page, `document.getElementById("search-status").textContent !== ${JSON.stringify(all)}`);
  expect(page.url()).toContain("?q=taliban&topic=us-troop-withdrawal");
  const topics = await page.locator(".result-facts").allTextContents();
  expect(topics.length).toBeGreaterThan(0);

  const again = await openSearch("?q=taliban&topic=us-troop-withdrawal");
  await again.locator("#search-results a").first().waitFor();
  expect(await titles(again)).toEqual(await titles(page));
  expect(await again.locator("select[name=topic]").inputValue()).toBe("us-troop-withdrawal");
});

test("newest and oldest first are what they say", async () => {
  const dates = async (sort: string) => {
    const page = await openSearch(`?q=doha&sort=${sort}`);
    await page.locator("#search-results a").first().waitFor();
    return page
      .locator("#search-results time")
      .evaluateAll((times) => times.map((time) => time.getAttribute("datetime") ?? ""));
  };
  const newest = (await dates("newest")).map(Date.parse);
  const oldest = (await dates("oldest")).map(Date.parse);
  expect(newest).toEqual([...newest].sort((a, b) => b - a));
  expect(oldest).toEqual([...oldest].sort((a, b) => a - b));
  expect(newest[0]).toBeGreaterThan(oldest[0] ?? 0);
});

test("the keyboard alone does everything", async () => {
  const page = await openSearch();
  await page.keyboard.press("/");
  await page.keyboard.type("qureshi");
  await page.keyboard.press("Enter");
  await page.locator("#search-results a").first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  expect(
    await page.evaluate(
      "document.activeElement.closest('li') === document.querySelectorAll('#search-results li')[1]"
    )
  ).toBe(true);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  expect(await page.evaluate("document.activeElement.id")).toBe("query");
  await page.keyboard.press("ArrowDown");
  const title = (await titles(page))[0];
  await page.keyboard.press("Enter");
  await page.waitForURL("**/articles/**");
  expect(await page.locator("h1").textContent()).toBe(title);
  await page.goBack();
  await page.locator("#search-results a").first().waitFor();
  expect(await page.locator("#query").inputValue()).toBe("qureshi");
});

test("more results come on request, and the focus goes to the first of them", async () => {
  const page = await openSearch("?q=afghan");
  await page.locator("#search-results a").first().waitFor();
  const before = await page.locator("#search-results li").count();
  await page.getByRole("button", {name: "More results"}).click();
  await until(page, `document.querySelectorAll("#search-results li").length > ${before}`);
  expect(
    await page.evaluate(
      `document.activeElement === document.querySelectorAll("#search-results li a")[${before}]`
    )
  ).toBe(true);
});

test("nothing found says so and offers the topics", async () => {
  const page = await openSearch();
  await type(page, "zxqvbn");
  expect(await page.locator("#search-status").textContent()).toContain("Nothing was found for “zxqvbn”");
  expect(await page.locator("#search-topics").isVisible()).toBe(true);
  await type(page, "doha");
  expect(await page.locator("#search-topics").isVisible()).toBe(false);
});

describe("a typo", () => {
  test.each([
    ["a letter left out", "Viguere", "viguerie"],
    ["a letter too many", "Vigueriee", "viguerie"],
    ["another letter", "Vigverie", "viguerie"],
    ["two swapped", "Vigueire", "viguerie"]
  ])("%s is corrected, and says so", async (_, typed, meant) => {
    const page = await openSearch();
    await type(page, meant);
    const right = await titles(page);
    await type(page, typed);
    expect(right.length).toBeGreaterThan(0);
    expect(await titles(page)).toEqual(right);
    expect(await page.locator("#search-notice").textContent()).toContain(`Showing results for “${meant}”`);
    expect(page.faults).toEqual([]);
  });

  test("the beginning of a word stands for the word", async () => {
    const page = await openSearch();
    await type(page, "viguerie");
    const whole = await titles(page);
    await type(page, "vigu");
    expect(await titles(page)).toEqual(whole);
  });

  test("the reader can insist on what was typed", async () => {
    const page = await openSearch();
    await type(page, "Viguere");
    await page.getByRole("button", {name: "Search instead for “Viguere”"}).click();
    await answered(page);
    expect(page.url()).toContain("exact=1");
    expect(await page.locator("#search-notice").textContent()).toBe("");
    expect(await titles(page)).toEqual([]);
  });

  test("what is right already is left alone, and costs no word list", async () => {
    const page = await openSearch();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await type(page, "peace talks in doha");
    expect(await page.locator("#search-notice").textContent()).toBe("");
    expect(asked.filter((address) => address.includes("vocabulary"))).toEqual([]);
  });

  test("is answered the same whatever was looked for before", async () => {
    const fresh = await openSearch();
    await type(fresh, "talibna peace deel");
    const used = await openSearch();
    for (const words of ["taliban", "deal", "deep", "peace tables", "doha qatar"]) await type(used, words);
    await type(used, "talibna peace deel");
    expect(await titles(used)).toEqual(await titles(fresh));
    expect(await used.locator("#search-notice").textContent()).toBe(
      await fresh.locator("#search-notice").textContent()
    );
  });
});

test("where no story has all of the words, those with some are shown, and say so", async () => {
  const page = await openSearch();
  await type(page, "viguerie wheat");
  expect(await page.locator("#search-status").textContent()).toBe("No story has all of these words.");
  expect(await titles(page)).toContain("US chargé d’affaires calls on army chief");
  const facts = await page.locator(".result-facts").allTextContents();
  for (const text of facts) expect(text).toContain("some of the words");
});

test("a second query while the first is answered loses neither's stories", async () => {
  const page = await openSearch("?q=taliban&topic=us-troop-withdrawal");
  await page.locator("#search-results a").first().waitFor();
  await page.locator("#query").fill("taliban doha");
  await page.locator("#query").press("Enter");
  await page.locator("#query").fill("taliban");
  await page.locator("#query").press("Enter");
  await answered(page);
  await page.locator("#search-results a").first().waitFor();
  await page.getByRole("button", {name: "More results"}).click();
  await until(page, "document.querySelectorAll('#search-results li').length > 4");
});

test("what is no question finds nothing", async () => {
  const page = await openSearch();
  for (const typed of ["???", "😀", '"""']) {
    await type(page, typed);
    expect([typed, await titles(page)]).toEqual([typed, []]);
  }
});

test("two quoted phrases are two, and a word without end is no burden", async () => {
  const page = await openSearch();
  await type(page, '"doha" "agreement"');
  expect((await titles(page)).length).toBeGreaterThan(0);
  await page.evaluate("document.getElementById('query').removeAttribute('maxlength')");
  await type(page, "x".repeat(20_000));
  await type(page, "taliban");
  expect((await titles(page)).length).toBeGreaterThan(0);
});

test("pressed twice, more results come once", async () => {
  const page = await openSearch();
  await type(page, "taliban");
  const button = "document.querySelector('#search-results button')";
  await page.evaluate(`${button}.click(), ${button}?.click()`);
  await until(page, "document.querySelectorAll('#search-results li').length > 4");
  await page.waitForTimeout(500);
  const all = await titles(page);
  expect(new Set(all).size).toBe(all.length);
});

test("results show the story's words, never the other spellings that it is found by", async () => {
  const page = await openSearch("", "ur/search/");
  await type(page, "طالبان");
  const excerpts = await page.locator(".result-excerpt").allTextContents();
  expect(excerpts.length).toBeGreaterThan(0);
  for (const excerpt of excerpts) expect(excerpt).not.toMatch(/Taliban|Pashto/);
});

test("what a query or a story holds is never run", async () => {
  const page = await openSearch(
    `?q=${encodeURIComponent(`<img src=x onerror="document.title='run'"> doha`)}&topic=${encodeURIComponent("<b>x</b>")}`
  );
  await page.waitForTimeout(1500);
  expect(await page.title()).not.toBe("run");
  expect(await page.locator("#search img").count()).toBe(0);
});

describe("each language has its search", () => {
  test("Urdu stories are found from an Arabic keyboard, and shown as they are written", async () => {
    const page = await openSearch("", "ur/search/");
    await type(page, "امريكي");
    expect(await titles(page)).toContain("امریکی ناظم الامور کی آرمی چیف سے ملاقات");
    expect(await page.locator("#search-results mark").first().textContent()).toContain("امریکی");
    expect(
      await page.evaluate("getComputedStyle(document.querySelector('#search-results li')).direction")
    ).toBe("rtl");
  });

  test("what English has not, the other languages are asked for", async () => {
    const page = await openSearch();
    await type(page, "ملاقات");
    await page.locator("#search-languages a").first().waitFor();
    const offer = page.locator("#search-languages a[lang=ur]");
    expect(await offer.textContent()).toMatch(/^اردو \([1-9]\d*\)$/);
    await offer.click();
    await page.locator("#search-results a").first().waitFor();
    expect(await page.locator("#search-results li").first().getAttribute("lang")).toBe("ur");
  });

  test("from the English page the stories of another language are a choice away", async () => {
    const page = await openSearch("?q=دوحہ&language=ur");
    await page.locator("#search-results a").first().waitFor();
    expect(await page.locator("#search-results li").first().getAttribute("lang")).toBe("ur");
    expect(await page.locator("#search-results li").first().getAttribute("dir")).toBe("rtl");
  });
});

test("people are found by their names in another script", async () => {
  const page = await openSearch();
  await type(page, "باجوہ");
  expect((await titles(page)).length).toBeGreaterThan(0);
});

test("the search works under a path prefix", async () => {
  const below = await serveShipped("/sub/paper");
  onTestFinished(below.close);
  const page = await openPage();
  await page.goto(new URL("search/?q=viguerie", below.url).href);
  await page.locator("#search-results a").first().click();
  expect(page.url()).toContain("/sub/paper/articles/");
  expect(await page.locator("h1").textContent()).toContain("US chargé");
  expect(page.faults).toEqual([]);
});
