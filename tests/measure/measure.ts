/**
 * `npm run measure`: what readers get of each kind of page, from left to right and from right to left, against
 * tests/measure/budgets.json. Builds the newsroom that ships unless `--site` names a built site. Prints tables, writes
 * figures.json, and ends with 1 when a page is over its budget. `--help` says the rest.
 */
import {readFileSync, writeFileSync} from "node:fs";
import {join, resolve} from "node:path";
import type {Browser} from "playwright-core";
import {browserAt} from "../support/browser.ts";
import {serveCompressed} from "../support/compressedSite.ts";
import {type KindPage, kindPages} from "../support/pageKinds.ts";
import {readerScript} from "../support/readerScript.ts";
import {buildShipped} from "../support/served.ts";
import {overBudget, readBudgets} from "./budgets.ts";
import type {Figures} from "./figures.ts";
import {lighthouseScores} from "./lighthouseScores.ts";
import {help, type Wish, wishOf} from "./options.ts";
import {paperOf} from "./paper.ts";
import {readingOf} from "./reading.ts";
import {keepScreens} from "./screens.ts";
import {tablesOf} from "./table.ts";
import {installTools} from "./tools.ts";
import {transferOf} from "./transfer.ts";
import {askHtmlValidate, askVnu, type Messages} from "./validators.ts";

interface MeasuredPage {
  readonly page: KindPage;
  readonly figures: Figures;
  /** What is in the way of readers, in words. */
  readonly faults: readonly string[];
}

/** What pages are measured with. */
interface Bench {
  readonly browser: Browser;
  readonly url: string;
  readonly wish: Wish;
  /** Of each validator that was asked and could answer. */
  readonly validators: readonly {readonly figure: "vnu" | "htmlValidate"; readonly messages: Messages}[];
}

/** A phone of the middle: what pictures are chosen for. */
const phone = {viewport: {width: 390, height: 844}, deviceScaleFactor: 2, isMobile: true, hasTouch: true};
const debuggingPort = 25_500;

const wish = wishOf(process.argv.slice(2));
if (wish === undefined) console.log(help);
else process.exitCode = (await measure(wish)) ? 0 : 1;

/** Measures, tells, and says whether every page keeps within its budget. */
async function measure(wish: Wish): Promise<boolean> {
  if (wish.screens === undefined) installTools();
  if (wish.site === undefined) console.log("Building the newsroom that ships …");
  const built = wish.site === undefined ? await buildShipped() : undefined;
  const site = resolve(wish.site ?? built?.folder ?? "");
  const server = await serveCompressed(site);
  const browser = await browserAt(debuggingPort);
  const pages = kindPages(site).filter(({name}) => wish.isWanted(name));
  try {
    if (wish.screens !== undefined) {
      await keepScreens({browser, url: server.url, pages, folder: resolve(wish.screens)});
      return true;
    }
    const validators = await askValidators(
      pages.map((page) => fileOf(page, site)),
      wish
    );
    const measured: MeasuredPage[] = [];
    for (const page of pages) {
      process.stderr.write(`  ${measured.length + 1} of ${pages.length}: ${page.name}, /${page.path}\n`);
      measured.push(await measurePage(page, site, {browser, url: server.url, wish, validators}));
    }
    return tell(measured, wish);
  } finally {
    await browser.close();
    server.close();
    built?.remove();
  }
}

async function askValidators(files: readonly string[], {takes}: Wish): Promise<Bench["validators"]> {
  const htmlValidate = takes("html-validate") ? await askHtmlValidate(files) : undefined;
  const vnu = takes("vnu") ? await askVnu(files) : undefined;
  if (takes("vnu") && vnu === undefined) {
    console.log(
      "There is no Java, which vnu runs on, so its line fails. Install one (apt-get install default-jre-headless), or leave vnu out: --without vnu"
    );
  }
  return [
    ...(htmlValidate === undefined ? [] : [{figure: "htmlValidate", messages: htmlValidate} as const]),
    ...(vnu === undefined ? [] : [{figure: "vnu", messages: vnu} as const])
  ];
}

async function measurePage(
  page: KindPage,
  site: string,
  {browser, url: root, wish, validators}: Bench
): Promise<MeasuredPage> {
  const url = new URL(page.path, root).href;
  const file = fileOf(page, site);
  // A service worker would fetch the site's newest stories meanwhile, which is no part of reading this page.
  const context = await browser.newContext({...phone, bypassCSP: true, serviceWorkers: "block"});
  await context.addInitScript(readerScript);
  const transfer = wish.takes("transfer") ? await transferOf(context, url) : {};
  const reading = wish.takes("reading") ? await readingOf(context, url) : undefined;
  const paper = wish.takes("paper") ? await paperOf(context, url) : {};
  await context.close();
  const isListed = !/<meta name="robots" content="noindex">/.test(readFileSync(file, "utf8"));
  const scores = wish.takes("lighthouse")
    ? await lighthouseScores({url, debuggingPort, isListed})
    : undefined;
  const said = validators.map(({figure, messages}) => ({
    figure,
    faults: messages.get(file) ?? []
  }));
  return {
    page,
    figures: {
      ...transfer,
      ...reading?.figures,
      ...paper,
      ...scores?.figures,
      ...Object.fromEntries(said.map(({figure, faults}) => [figure, faults.length]))
    },
    faults: [...(reading?.faults ?? []), ...(scores?.faults ?? []), ...said.flatMap(({faults}) => faults)]
  };
}

/** Prints and writes the figures; says whether all is within the budgets. */
function tell(measured: readonly MeasuredPage[], wish: Wish): boolean {
  const budgets = readBudgets();
  const rows = measured.map(({page, figures, faults}) => ({
    name: page.name,
    path: `/${page.path}`,
    figures,
    faults,
    over: overBudget(page, figures, budgets, wish.leftOut)
  }));
  writeFileSync(wish.json, `${JSON.stringify(rows, undefined, 2)}\n`);
  console.log(`\n${tablesOf(rows)}\n`);
  for (const {name, path, faults, over} of rows) {
    for (const line of [...over, ...faults]) console.log(`${name} (${path}): ${line}`);
  }
  const count = rows.filter(({over}) => over.length > 0).length;
  console.log(
    count === 0
      ? `All ${rows.length} pages keep within their budgets.`
      : `${count} of ${rows.length} pages are over their budgets (tests/measure/budgets.json).`
  );
  return count === 0 && rows.length > 0;
}

function fileOf({path}: KindPage, site: string): string {
  return join(site, path, path === "" || path.endsWith("/") ? "index.html" : "");
}
