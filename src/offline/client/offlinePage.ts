import {byteSize} from "../../model/byteSize.ts";
import type {OfflineSettings, OfflineWord, ParcelList, ParcelSize} from "../../model/parcel.ts";
import {Keeper} from "./keeper.ts";
import {isSparing} from "./sparing.ts";
import {Visited} from "./visited.ts";
import {Wishes} from "./wishes.ts";

const page = element("offline");
const status = element("offline-status");
const settings: OfflineSettings = JSON.parse(page.dataset["settings"] ?? "{}");
const keeper = new Keeper(settings.root);
const visited = new Visited(settings.root);
const wishes = new Wishes(settings.root);

/** Stories that are listed of those that every reader has. */
const mostListed = 30;

if (location.pathname !== settings.here) status.textContent = settings.words.offlineMissing;
if ("caches" in globalThis && "serviceWorker" in navigator && "locks" in navigator) void start();
else status.textContent = settings.words.offlineUnsupported;

async function start(): Promise<void> {
  await offerLight();
  const list = await keeper.list().catch(() => undefined);
  await showAll(list);
  element("offline-forget").addEventListener("click", async () => {
    await keeper.forget();
    await visited.forget();
    await showAll(list);
    status.textContent = fill("offlineGone", {name: settings.words.offlineHere});
    element("offline-topics").focus();
  });
}

/** The switch that lets pictures wait. Pages that are open already stay as they are. */
async function offerLight(): Promise<void> {
  const input = element("light-switch");
  if (!(input instanceof HTMLInputElement)) return;
  input.checked = (await wishes.light()) ?? isSparing();
  input.addEventListener("change", async () => {
    await wishes.setLight(input.checked);
    status.textContent = input.checked ? settings.words.lightOn : settings.words.lightOff;
  });
  element("light").hidden = false;
}

async function showAll(list: ParcelList | undefined): Promise<void> {
  const copy = await keeper.copy();
  for (const item of page.querySelectorAll<HTMLElement>("[data-parcel]")) {
    const name = item.dataset["parcel"] ?? "";
    show(item, copy?.parcels.includes(name) ?? false, list?.parcels[name]);
  }
  await listWhatIsHere();
}

/** What a parcel takes, and the button that keeps or removes it. */
function show(item: HTMLElement, isKept: boolean, size: ParcelSize | undefined): void {
  const {words} = settings;
  const title = item.dataset["title"] ?? "";
  const facts = document.createElement("span");
  facts.className = "offline-size";
  facts.textContent = isKept
    ? words.offlineKept
    : size === undefined
      ? ""
      : fill("offlineSize", {transfer: sizeText(size.transfer), stored: sizeText(size.bytes)});
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = isKept ? words.offlineRemove : words.offlineKeep;
  button.setAttribute("aria-label", `${button.textContent}: ${title}`);
  button.hidden = !isKept && size === undefined;
  button.addEventListener(
    "click",
    () => void (isKept ? remove(item, size) : keep(item, facts, button, size))
  );
  item.replaceChildren(facts, button);
}

async function keep(
  item: HTMLElement,
  facts: HTMLElement,
  button: HTMLButtonElement,
  size: ParcelSize | undefined
): Promise<void> {
  const {name = "", title = ""} = {name: item.dataset["parcel"], title: item.dataset["title"]};
  button.disabled = true;
  const progress = document.createElement("progress");
  progress.setAttribute("aria-label", title);
  facts.before(progress);
  status.textContent = "";
  try {
    // Without this a browser that runs short of room may let go of it; it asks no one.
    await navigator.storage?.persist?.();
    await keeper.keep([name], (done, total) => {
      progress.max = Math.max(1, total);
      progress.value = total === 0 ? 1 : done;
      facts.textContent = fill("offlineKeeping", {done: sizeText(done), total: sizeText(total)});
    });
    show(item, true, size);
    status.textContent = fill("offlineDone", {name: title});
    await listWhatIsHere();
  } catch (error) {
    const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
    show(item, false, size);
    status.textContent = isFull ? settings.words.offlineFull : settings.words.offlineFailed;
  }
  item.querySelector("button")?.focus();
}

async function remove(item: HTMLElement, size: ParcelSize | undefined): Promise<void> {
  await keeper.drop(item.dataset["parcel"] ?? "");
  show(item, false, size);
  status.textContent = fill("offlineGone", {name: item.dataset["title"] ?? ""});
  await listWhatIsHere();
  item.querySelector("button")?.focus();
}

async function listWhatIsHere(): Promise<void> {
  const core = (await keeper.files(settings.core))
    .map(([path]) => path)
    .filter((path) => path.startsWith("articles/"));
  const newest = await Promise.all(
    core.slice(0, mostListed).map(async (path) => linkTo(settings.root + path, await keeper.match(path)))
  );
  const pages = (await visited.pages()).filter(({address}) => !address.endsWith("/offline/"));
  const read = await Promise.all(pages.map(({address, page}) => linkTo(address, page)));
  fillList("offline-newest", newest);
  fillList("offline-read", read);
  element("offline-here").hidden = newest.length + read.length === 0;
}

function fillList(id: string, links: readonly HTMLElement[]): void {
  const section = element(id);
  section.hidden = links.length === 0;
  section.querySelector("ul")?.replaceChildren(
    ...links.map((link) => {
      const item = document.createElement("li");
      item.append(link);
      return item;
    })
  );
}

/** A link to a page by the name that the page gives itself. */
async function linkTo(address: string, response: Response | undefined): Promise<HTMLElement> {
  const html = (await response?.text()) ?? "";
  const {documentElement, title} = new DOMParser().parseFromString(html, "text/html");
  const link = document.createElement("a");
  link.href = address;
  link.lang = documentElement.lang;
  link.dir = "auto";
  link.textContent = title.split(" · ")[0] || address;
  return link;
}

function sizeText(bytes: number): string {
  return byteSize(bytes, settings.words);
}

function fill(word: OfflineWord, values: Readonly<Record<string, string>>): string {
  return settings.words[word].replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The offline page has no #${id}`);
  return found;
}
