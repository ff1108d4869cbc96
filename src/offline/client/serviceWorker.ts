import {coreParcel, offlineFolder, serviceWorkerPath} from "../../model/parcel.ts";
import {Keeper} from "./keeper.ts";
import {mark} from "./keptFiles.ts";
import {lightPage} from "./lightPage.ts";
import {isSparing} from "./sparing.ts";
import {isVisit, type Visit} from "./visit.ts";
import {Visited} from "./visited.ts";
import {Wishes} from "./wishes.ts";

/** What of a service worker's global scope is used; the types of a page know none. */
interface ServiceWorkerScope {
  /** The version of the site that this worker came with. */
  readonly khabarVersion: string;
  readonly clients: {claim(): Promise<void>};
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: LongEvent) => void): void;
  addEventListener(type: "message", listener: (event: LongEvent & MessageEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: FetchEvent) => void): void;
}

interface LongEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface FetchEvent extends LongEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

const scope = globalThis as unknown as ServiceWorkerScope;
const root = new URL("./", location.href).pathname;
const keeper = new Keeper(root);
const visited = new Visited(root);
const wishes = new Wishes(root);

/** Milliseconds that a page may take on a slow line before a reader gets what is kept of it. */
const patience = 4000;

/** Files whose names change with what is in them. */
const namedByContent =
  /^(?:assets|images)\/|^pagefind\/(?:recent\/)?(?:(?:index|fragment|filter)\/|[^/]+\.pf_meta$)/;

// Files lie by their hashes and the version that is shown is one entry, so a new worker may take over at once.
scope.addEventListener("install", (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener("activate", (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener("message", (event) => {
  if (isVisit(event.data)) event.waitUntil(onVisit(event.data));
});
scope.addEventListener("fetch", (event) => {
  const {request} = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || !url.pathname.startsWith(root)) return;
  if (url.searchParams.has(mark)) return;
  const path = pathBelowRoot(url);
  if (
    path === undefined ||
    path === serviceWorkerPath ||
    (path.startsWith(`${offlineFolder}/`) && path.endsWith(".json"))
  )
    return;
  event.respondWith(request.mode === "navigate" ? wishedPage(event, path) : fileFor(event, url, path));
});

/** A page as the reader wishes it: with its pictures, or light. */
async function wishedPage(event: FetchEvent, path: string): Promise<Response> {
  const [page, isLight] = await Promise.all([pageFor(event, path), wishes.light().catch(() => undefined)]);
  const spares = event.request.headers.get("save-data") === "on" || isSparing();
  if (!(isLight ?? spares) || !page.ok || !/html/.test(page.headers.get("content-type") ?? "")) return page;
  const headers = new Headers(page.headers);
  headers.delete("content-length");
  headers.delete("content-encoding");
  return new Response(lightPage(await page.text()), {headers});
}

/**
 * Pages come from the network, for the news is there; from what is kept when there is none, or none in time; else the
 * page that lists what is kept.
 */
async function pageFor(event: FetchEvent, path: string): Promise<Response> {
  const network = fetch(event.request).then((page) => {
    if (isWhole(page)) event.waitUntil(visited.keepPage(path, page.clone()));
    return page;
  });
  const first = await Promise.race([network.catch(() => undefined), after(patience)]);
  if (first instanceof Response && first.status < 500) return first;
  const kept = (await keptPage(path)) ?? (first === "late" ? await network.catch(() => undefined) : first);
  return kept instanceof Response ? kept : ((await offlinePage(path)) ?? Response.error());
}

/** A page that was read since the copy was fetched is shown as it was read: it may say what was wrong before. */
async function keptPage(path: string): Promise<Response | undefined> {
  const copy = await keeper.copy();
  return (
    (await visited.page(path, copy?.at)) ??
    (await keeper.match(path)) ??
    (await visited.page(path)) ??
    (await keeper.match(path.replace(/\/?$/, "/")))
  );
}

/** In the language of the page that was asked for, or in any. */
async function offlinePage(path: string): Promise<Response | undefined> {
  const language = path.split("/")[0];
  const [any] = (await keeper.paths("")).filter((kept) => /(?:^|^[^/]+\/)offline\/$/.test(kept));
  for (const candidate of [`${language}/offline/`, "offline/", any ?? ""]) {
    const page = await keeper.match(candidate);
    if (page !== undefined && candidate !== "") return page;
  }
  return undefined;
}

/** Files whose names change with what is in them come from what is kept; others do while that is the site of now. */
async function fileFor(event: FetchEvent, url: URL, path: string): Promise<Response> {
  const kept = async () =>
    (await visited.file(path)) ?? (await keeper.match(path)) ?? (await keeper.matchPicture(path));
  const isFresh = url.searchParams.get("ts")?.startsWith("fresh") ?? false;
  if (namedByContent.test(path) || (!isFresh && (await keeper.copy())?.version === scope.khabarVersion)) {
    const file = namedByContent.test(path) ? await kept() : await keeper.match(path);
    if (file !== undefined) return file;
  }
  try {
    const file = await fetch(event.request);
    if (isWhole(file) && isOfSite(path)) event.waitUntil(visited.keepFile(path, file.clone()));
    return file;
  } catch {
    return (await keeper.match(path)) ?? (await visited.file(path)) ?? Response.error();
  }
}

/**
 * Keeps the page that was open before the worker was, and brings what is kept to the site of now. Readers who spare
 * bytes get no more than what they have read.
 */
async function onVisit({visit, files, language, isSparing}: Visit): Promise<void> {
  await keepVisit(visit, files).catch(() => {});
  if (isSparing) return;
  const copy = await keeper.copy();
  const core = coreParcel(language as Parameters<typeof coreParcel>[0]);
  if (copy?.version === scope.khabarVersion && copy.parcels.includes(core)) return;
  // The next visit tries again, and fetches only what has not come.
  await keeper.keep([core]).catch(() => {});
}

async function keepVisit(visit: string, files: readonly string[]): Promise<void> {
  const pathOf = (address: string) => {
    const url = new URL(address);
    return url.origin === location.origin && url.pathname.startsWith(root) && !url.searchParams.has(mark)
      ? pathBelowRoot(url)
      : undefined;
  };
  const path = pathOf(visit);
  if (path !== undefined && (await visited.page(path)) === undefined) {
    const page = await fetch(visit);
    if (isWhole(page)) await visited.keepPage(path, page);
  }
  for (const address of files) {
    const file = pathOf(address);
    if (file === undefined || !namedByContent.test(file)) continue;
    if ((await visited.file(file)) !== undefined) continue;
    const response = await fetch(address);
    if (isWhole(response)) await visited.keepFile(file, response);
  }
}

/** Undefined for an address that is none. A host may serve `//about/` too; it is the same page. */
function pathBelowRoot({pathname}: URL): string | undefined {
  try {
    return decodeURI(pathname.slice(root.length)).replace(/^\/+/, "");
  } catch {
    return undefined;
  }
}

/** Files of the site whose names do not change with what is in them; other programs of the host may answer elsewhere. */
function isOfSite(path: string): boolean {
  return namedByContent.test(path) || /^pagefind\/|^favicon\./.test(path);
}

/** A redirected page would show one address and hold another's words. */
function isWhole(response: Response): boolean {
  const isForNobody = /no-store/i.test(response.headers.get("cache-control") ?? "");
  return response.status === 200 && response.type === "basic" && !response.redirected && !isForNobody;
}

function after(milliseconds: number): Promise<"late"> {
  return new Promise((resolve) => setTimeout(() => resolve("late"), milliseconds));
}
