import {type ChildProcess, spawn} from "node:child_process";
import {once} from "node:events";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {connect, createServer, type Socket} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";

/** How Firefox is set: as readers have it, which tools that drive browsers otherwise change. */
const settings: Readonly<Record<string, boolean | number | string>> = {
  "remote.prefs.recommended": false,
  "security.fileuri.strict_origin_policy": true,
  "app.update.disabledForTesting": true,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "toolkit.telemetry.reportingpolicy.firstRun": false
};

/** A Firefox that is driven by Marionette, the protocol that it speaks itself, over a socket of this machine. */
export class Firefox {
  readonly #process: ChildProcess;
  readonly #profile: string;
  readonly #socket: Socket;
  readonly #waiting = new Map<number, (answer: readonly [error: unknown, result: unknown]) => void>();
  #unread = Buffer.alloc(0);
  #count = 0;

  private constructor(process: ChildProcess, profile: string, socket: Socket) {
    this.#process = process;
    this.#profile = profile;
    this.#socket = socket;
    socket.on("data", (bytes) => this.#read(bytes));
  }

  static async start(program: string): Promise<Firefox> {
    const profile = mkdtempSync(join(tmpdir(), "khabar-firefox-"));
    const port = await freePort();
    const lines = Object.entries({...settings, "marionette.port": port}).map(
      ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`
    );
    writeFileSync(join(profile, "user.js"), lines.join("\n"));
    const started = spawn(program, ["--headless", "--marionette", "--no-remote", "--profile", profile], {
      stdio: "ignore",
      env: {...process.env, HOME: profile}
    });
    try {
      const firefox = new Firefox(started, profile, await connected(port));
      await firefox.#ask("WebDriver:NewSession", {capabilities: {alwaysMatch: {}}});
      return firefox;
    } catch (error) {
      started.kill();
      throw error;
    }
  }

  async open(url: string): Promise<void> {
    await this.#ask("WebDriver:Navigate", {url});
  }

  /** What an expression is on the page; a promise is waited for. */
  async evaluate<Value>(expression: string): Promise<Value> {
    const script = `const end = arguments[0]; Promise.resolve().then(() => ${expression}).then((value) => end({value}), (error) => end({error: String(error)}))`;
    const {value} = (await this.#ask("WebDriver:ExecuteAsyncScript", {
      script,
      args: [],
      scriptTimeout: 20_000
    })) as {
      value: {value: Value; error?: string};
    };
    if (value.error !== undefined) throw new Error(value.error);
    return value.value;
  }

  async close(): Promise<void> {
    const ended = once(this.#process, "exit");
    this.#process.kill();
    await ended;
    this.#socket.destroy();
    rmSync(this.#profile, {recursive: true, force: true, maxRetries: 5});
  }

  async #ask(command: string, parameters: object): Promise<unknown> {
    const id = ++this.#count;
    const message = JSON.stringify([0, id, command, parameters]);
    const [error, result] = await new Promise<readonly [unknown, unknown]>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#socket.write(`${Buffer.byteLength(message)}:${message}`);
    });
    if (error !== null) throw new Error(`${command}: ${JSON.stringify(error)}`);
    return result;
  }

  /** Messages are JSON behind their length in bytes and a colon. */
  #read(bytes: Buffer): void {
    this.#unread = Buffer.concat([this.#unread, bytes]);
    for (;;) {
      const colon = this.#unread.indexOf(":");
      const length = Number(this.#unread.subarray(0, Math.max(colon, 0)).toString());
      if (colon < 0 || this.#unread.length < colon + 1 + length) return;
      const message: unknown = JSON.parse(this.#unread.subarray(colon + 1, colon + 1 + length).toString());
      this.#unread = this.#unread.subarray(colon + 1 + length);
      if (!Array.isArray(message)) continue;
      this.#waiting.get(message[1])?.([message[2], message[3]]);
    }
  }
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("There is no free port");
  return address.port;
}

/** Firefox takes a while to listen. */
async function connected(port: number): Promise<Socket> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const socket = connect(port, "127.0.0.1");
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once("connect", () => resolve(true));
      socket.once("error", () => resolve(false));
    });
    if (isOpen) return socket;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("Firefox does not listen");
}
