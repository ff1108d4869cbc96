import {existsSync} from "node:fs";
import {type Browser, type BrowserContextOptions, chromium, type Page} from "playwright-core";
import {onTestFinished} from "vitest";
import {packedBrowser} from "./packedBrowser.ts";

let browser: Promise<Browser> | undefined;

/**
 * The browser of the tests: the one that CHROME_PATH names, the one from npm, whose pages take half as long, or an
 * installed Chromium. A missing browser fails the tests that need it; it never skips them.
 */
export function openBrowser(): Promise<Browser> {
  browser ??= launch();
  return browser;
}

/** A browser that also answers at a port of this machine, for programs that drive it themselves; to be closed by who asks. */
export function browserAt(port: number): Promise<Browser> {
  return launch([`--remote-debugging-port=${port}`]);
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}

export type WatchedPage = Page & {readonly faults: string[]};

/** A new page in a profile of its own, with the errors that it meets; closed when the test ends. */
export async function openPage(options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const page = await newPage(options);
  onTestFinished(() => page.context().close());
  return page;
}

/** The same for several tests, which close its context themselves. */
export async function newPage(options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await (await openBrowser()).newContext({viewport: {width: 1280, height: 900}, ...options});
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  return Object.assign(page, {faults});
}

const installed = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
];
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run"
];

async function launch(more: readonly string[] = []): Promise<Browser> {
  const named = process.env["CHROME_PATH"];
  const places =
    named === undefined ? [await packedBrowser(), ...installed.filter((path) => existsSync(path))] : [named];
  let cause: unknown;
  for (const executablePath of places) {
    if (executablePath === undefined) continue;
    try {
      return await chromium.launch({executablePath, args: [...flags, ...more], headless: true});
    } catch (error) {
      cause = error;
    }
  }
  throw new Error(
    `None of these starts: ${places.join(", ")}. Install Chromium (apt-get install chromium) or name one in CHROME_PATH.`,
    {cause}
  );
}
