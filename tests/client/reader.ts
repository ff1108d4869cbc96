// Runs in a page, and answers what only the page knows of itself.

/** An element that the Tab key came to, as it was when the key was pressed again. */
interface Stop {
  readonly what: string;
  /** Of the outline, in pixels. */
  readonly outline: number;
  /** What lies over it, or "the edge of the screen". */
  readonly coveredBy: string | undefined;
}

interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
}

const stops: Stop[] = [];
let shift = 0;

addEventListener("keydown", (event) => event.key === "Tab" && noteStop(), {capture: true});
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (isLayoutShift(entry) && !entry.hadRecentInput) shift += entry.value;
  }
}).observe({type: "layout-shift", buffered: true});

Object.assign(globalThis, {
  reader: {
    /** What the Tab key came to since the page was opened. */
    stops: () => stops,
    /** What it should come to, in the order of the page. */
    fields: () => fields().map(nameOf),
    /** Names of what is smaller than 24 pixels a side and stands in no sentence. */
    smallTargets: () =>
      fields()
        .filter((element) => !isInSentence(element) && !isHiddenUntilFocused(element))
        .filter((element) => isSmall(element.getBoundingClientRect()))
        .map(nameOf),
    /** How far the page runs out of the screen, in pixels. */
    overflow: () => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
    /** How far things moved since the page was opened: cumulative layout shift. */
    shift: () => shift,
    /** Addresses of what has to be there before anything is shown. */
    blocking: () => [
      ...[...document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")].map(({href}) => href),
      ...[
        ...document.querySelectorAll<HTMLScriptElement>("script[src]:not([defer],[async],[type=module])")
      ].map(({src}) => src)
    ],
    /** Words in letters that their language is not written in, with the language that they are marked as. */
    strangers: () => strangers(),
    /** Elements that stand elsewhere than in the order of the page. */
    reordered: () =>
      [...document.querySelectorAll<HTMLElement>("body *")]
        .filter((element) => {
          const {order, flexDirection, flexWrap} = getComputedStyle(element);
          return order !== "0" || /reverse/.test(flexDirection + flexWrap) || element.tabIndex > 0;
        })
        .map(nameOf)
  }
});

function isLayoutShift(entry: PerformanceEntry): entry is LayoutShift {
  return entry.entryType === "layout-shift";
}

function noteStop(): void {
  const {activeElement} = document;
  if (!(activeElement instanceof HTMLElement) || activeElement === document.body) return;
  const {outlineStyle, outlineWidth} = getComputedStyle(activeElement);
  stops.push({
    what: nameOf(activeElement),
    outline: outlineStyle === "none" ? 0 : Number.parseFloat(outlineWidth),
    coveredBy: coverOf(activeElement)
  });
}

/** What can be reached by the Tab key. */
function fields(): readonly HTMLElement[] {
  const all = document.querySelectorAll<HTMLElement>(
    "a[href], button, input, select, textarea, summary, [tabindex]"
  );
  return [...all].filter(
    (element) =>
      element.tabIndex >= 0 &&
      !element.matches(":disabled, [inert] *") &&
      element.checkVisibility({visibilityProperty: true})
  );
}

/** The middle of each of its boxes is asked for what lies on top. */
function coverOf(element: HTMLElement): string | undefined {
  const covers = [...element.getClientRects()].map((box) => {
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (top === null) return "the edge of the screen";
    return element.contains(top) || top.contains(element) ? undefined : nameOf(top);
  });
  return covers.includes(undefined) ? undefined : covers[0];
}

function nameOf(element: Element): string {
  const words = element.getAttribute("aria-label") ?? element.textContent ?? "";
  const name = words.trim().replace(/\s+/g, " ").slice(0, 60);
  return `${element.localName}${element.id === "" ? "" : `#${element.id}`} ${name}`.trim();
}

function isSmall({width, height}: DOMRect): boolean {
  return width < 24 || height < 24;
}

/** A link among other words is as high as their lines. */
function isInSentence(element: HTMLElement): boolean {
  if (getComputedStyle(element).display !== "inline") return false;
  let block = element.parentElement;
  while (block !== null && getComputedStyle(block).display === "inline") block = block.parentElement;
  const others = block?.textContent?.replace(element.textContent ?? "", "") ?? "";
  return /\p{L}/u.test(others);
}

function isHiddenUntilFocused(element: HTMLElement): boolean {
  return element.getBoundingClientRect().bottom < 0;
}

/** Names, addresses and the like may stay as they are: WCAG 2.2, 3.1.2. What is written by `dir=auto` has no one language. */
function strangers(): readonly string[] {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  while (texts.nextNode() !== null) {
    const {parentElement, textContent} = texts.currentNode;
    const words = textContent?.trim() ?? "";
    if (parentElement === null || parentElement.closest("script, noscript, [dir=auto], bdi") !== null)
      continue;
    const language = parentElement.closest("[lang]")?.getAttribute("lang") ?? "";
    const isStrange =
      language === "en"
        ? /\p{Script=Arabic}/u.test(words)
        : /\p{Script=Latin}{2}/u.test(words) && !/\p{Script=Arabic}/u.test(words);
    if (isStrange) found.push(`${language}: ${words}`);
  }
  return [...new Set(found)];
}
