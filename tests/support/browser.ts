import {existsSync} from "node:fs";
import {type Browser, type BrowserContextOptions, chromium, type Page} from "playwright-core";
import {onTestFinished} from "vitest";

let browser: Promise<Browser> | undefined;

/**
 * The browser of the tests: the one that CHROME_PATH names, an installed Chromium, or the one from npm. A missing
 * browser fails the tests that need it; it never skips them.
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
  const all = [...flags, ...more];
  const named = process.env["CHROME_PATH"];
  if (named !== undefined) return start(named, all, `CHROME_PATH names ${named}, which does not start`);
  const found = installed.find((path) => existsSync(path));
  if (found !== undefined) return start(found, all, `${found} does not start`);
  const {default: packed} = await import("@sparticuz/chromium");
  // Its own flags make one process of it and turn web security off; ours do neither.
  return start(await packed.executablePath(), all, "the Chromium from npm does not start");
}

async function start(executablePath: string, args: readonly string[], fault: string): Promise<Browser> {
  try {
    return await chromium.launch({executablePath, args: [...args], headless: true});
  } catch (cause) {
    throw new Error(`${fault}. Install Chromium (apt-get install chromium) or name one in CHROME_PATH.`, {
      cause
    });
  }
}
