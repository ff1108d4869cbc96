import {type ChildProcess, spawn} from "node:child_process";
import {once} from "node:events";
import {existsSync, mkdtempSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {programAt} from "./edition.ts";
import {freePort} from "./firefox.ts";

/** What WebKitGTK needs to be driven: its driver, its small browser, and a screen that nobody sees. */
export interface WebKitPrograms {
  readonly driver: string;
  readonly browser: string;
  readonly screen: string;
}

/** Where they are installed (in Debian webkit2gtk-driver and xvfb); undefined where one is not. */
export function webKitPrograms(): WebKitPrograms | undefined {
  const driver = programAt("WebKitWebDriver");
  const screen = programAt("Xvfb");
  const browser = browsersIn("/usr/lib").find((path) => existsSync(path));
  return driver && screen && browser ? {driver, browser, screen} : undefined;
}

/** `/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser`, and such. */
function browsersIn(libraries: string): readonly string[] {
  if (!existsSync(libraries)) return [];
  return readdirSync(libraries).flatMap((machine) =>
    ["webkitgtk-6.0", "webkit2gtk-4.1", "webkit2gtk-4.0"].map((version) =>
      join(libraries, machine, version, "MiniBrowser")
    )
  );
}

/** WebKit, which Safari is made of, driven by WebDriver (https://www.w3.org/TR/webdriver2/) on this machine. */
export class WebKit {
  readonly #processes: readonly ChildProcess[];
  readonly #home: string;
  readonly #session: string;

  private constructor(processes: readonly ChildProcess[], home: string, session: string) {
    this.#processes = processes;
    this.#home = home;
    this.#session = session;
  }

  static async start({driver, browser, screen}: WebKitPrograms): Promise<WebKit> {
    const home = mkdtempSync(join(tmpdir(), "khabar-webkit-"));
    const shown = spawn(screen, ["-displayfd", "1", "-screen", "0", "1280x900x24"], {
      stdio: ["ignore", "pipe", "ignore"]
    });
    const [number] = await once(shown.stdout, "data");
    const port = await freePort();
    const started = spawn(driver, [`--port=${port}`, "--host=127.0.0.1"], {
      stdio: "ignore",
      env: {
        ...process.env,
        HOME: home,
        DISPLAY: `:${String(number).trim()}`,
        WEBKIT_DISABLE_COMPOSITING_MODE: "1"
      }
    });
    const processes = [started, shown];
    try {
      const sessions = `http://127.0.0.1:${port}/session`;
      const options = {binary: browser, args: ["--automation"]};
      const capabilities = {alwaysMatch: {"webkitgtk:browserOptions": options}};
      const {sessionId} = await whenItListens(() => ask<{sessionId: string}>(sessions, {capabilities}));
      return new WebKit(processes, home, `${sessions}/${sessionId}`);
    } catch (error) {
      for (const each of processes) each.kill();
      throw error;
    }
  }

  async open(url: string): Promise<void> {
    await ask(`${this.#session}/url`, {url});
  }

  /** What an expression is on the page; a promise is waited for. */
  async evaluate<Value>(expression: string): Promise<Value> {
    const script = `const end = arguments[0]; Promise.resolve().then(() => ${expression}).then((value) => end({value}), (error) => end({error: String(error)}))`;
    const answer = await ask<{value: Value; error?: string}>(`${this.#session}/execute/async`, {
      script,
      args: []
    });
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value;
  }

  async close(): Promise<void> {
    await fetch(this.#session, {method: "DELETE"});
    for (const each of this.#processes) {
      const ended = once(each, "exit");
      each.kill();
      await ended;
    }
    rmSync(this.#home, {recursive: true, force: true, maxRetries: 5});
  }
}

async function ask<Value>(address: string, parameters: object): Promise<Value> {
  const response = await fetch(address, {method: "POST", body: JSON.stringify(parameters)});
  const {value} = (await response.json()) as {value: Value};
  if (!response.ok) throw new Error(`${address}: ${JSON.stringify(value)}`);
  return value;
}

/** The driver takes a moment to listen. */
async function whenItListens<Value>(begin: () => Promise<Value>): Promise<Value> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await begin();
    } catch (error) {
      if (attempt === 100 || !(error instanceof TypeError)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
