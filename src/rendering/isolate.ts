/**
 * A page that is read from right to left, with every run of Latin words in it kept apart, so that what stands beside
 * them keeps its place: full stops, brackets, numbers. A run in an element with a language or direction of its own
 * stays as it is, and so does a single word. (Unicode TR 9; https://www.w3.org/International/articles/inline-bidi-markup)
 */
export function isolateLatin(page: string): string {
  const open: string[] = [];
  /** How many elements are open around the first that is apart; none where all runs with the page. */
  let apartFrom: number | undefined;
  let isolated = "";
  let done = 0;
  let start = page.indexOf("<body");
  while (start >= 0) {
    const end = page.indexOf(">", start);
    const next = page.indexOf("<", end);
    const name = nameAt(page, start);
    if (page[start + 1] === "/") {
      while (open.length > 0 && open.pop() !== name);
      if (apartFrom !== undefined && open.length <= apartFrom) apartFrom = undefined;
    } else if (!withoutEnd.has(name)) {
      if (apartFrom === undefined && isApart(name, page.slice(start, end))) apartFrom = open.length;
      open.push(name);
    }
    if (apartFrom === undefined && next - end > 4) {
      const words = page.slice(end + 1, next);
      if (hasTwoWords.test(words)) {
        isolated += page.slice(done, end + 1) + words.replace(latinRun, "<bdi>$&</bdi>");
        done = next;
      }
    }
    start = next;
  }
  return isolated + page.slice(done);
}

function nameAt(page: string, start: number): string {
  const from = page[start + 1] === "/" ? start + 2 : start + 1;
  let to = from;
  while (isOfName(page.charCodeAt(to))) to++;
  return page.slice(from, to);
}

/** `a` to `z`, `0` to `9`. */
function isOfName(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

function isApart(name: string, tag: string): boolean {
  return plainText.has(name) || tag.includes(" dir=") || tag.includes(" lang=");
}

/** Quick to tell, and true of every run. */
const hasTwoWords = /[a-zA-Z\u00c0-\u024f][\s\S]*[ /&][\s\S]*[a-zA-Z0-9\u00c0-\u024f]/;

/** Two words or more that begin with Latin letters, with what stands between them. */
const latinRun =
  /(?<![\p{L}\p{N}&#;])\p{Script=Latin}[\p{Script=Latin}\p{M}\p{Nd}'’.-]*(?:(?:[ ,:/&]|&#\d+;|&amp;)+[\p{Script=Latin}\p{Nd}][\p{Script=Latin}\p{M}\p{Nd}'’.-]*)+/gu;

const withoutEnd: ReadonlySet<string> = new Set(["img", "input", "br", "hr", "source", "wbr"]);

/** Where the direction is set already, or no element can stand. */
const plainText: ReadonlySet<string> = new Set(["bdi", "option", "script", "svg", "textarea"]);
