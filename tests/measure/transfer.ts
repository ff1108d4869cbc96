import type {BrowserContext, Page, Request} from "playwright-core";
import type {Figures} from "./figures.ts";

/** What a reader of a page fetches before it has been scrolled, in bytes as they are sent. */
export async function transferOf(context: BrowserContext, url: string): Promise<Figures> {
  const page = await context.newPage();
  const requests: Request[] = [];
  page.on("request", (request) => requests.push(request));
  await page.goto(url, {waitUntil: "networkidle"});
  const sent = await Promise.all(requests.map(sentFor));
  const sum = (kind: Kind) =>
    sent.filter((part) => part.kind === kind).reduce((total, {bytes}) => total + bytes, 0);
  const blocking = new Set([page.url(), ...(await page.evaluate<string[]>("reader.blocking()"))]);
  const figures = {
    html: sum("html"),
    css: sum("css"),
    htmlCss: sum("html") + sum("css"),
    face: sum("face"),
    pictures: sum("pictures"),
    script: sum("script"),
    otherBytes: sum("otherBytes"),
    requests: requests.length,
    outside: requests.filter((request) => new URL(request.url()).origin !== new URL(url).origin).length,
    firstRender: sent.filter((part) => blocking.has(part.url)).reduce((total, {bytes}) => total + bytes, 0),
    shift: await shiftOnTheWay(page)
  };
  await page.close();
  return figures;
}

type Kind = "html" | "css" | "face" | "pictures" | "script" | "otherBytes";

const kinds: Readonly<Record<string, Kind>> = {
  document: "html",
  stylesheet: "css",
  font: "face",
  image: "pictures",
  script: "script"
};

async function sentFor(request: Request): Promise<{url: string; kind: Kind; bytes: number}> {
  const response = await request.response();
  const length = await response?.headerValue("content-length");
  return {
    url: request.url(),
    kind: kinds[request.resourceType()] ?? "otherBytes",
    bytes: Number(length ?? (await request.sizes()).responseBodySize)
  };
}

/** Layout shift from the beginning to the end of the page, to three places. */
async function shiftOnTheWay(page: Page): Promise<number> {
  await page.evaluate(`(async () => {
    const {scrollingElement} = document;
    for (let top = 0; top < scrollingElement.scrollHeight; top += innerHeight) {
      scrollTo(0, top);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })()`);
  return Math.round((await page.evaluate<number>("reader.shift()")) * 1000) / 1000;
}
