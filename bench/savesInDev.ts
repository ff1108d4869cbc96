import {type ChildProcess, spawn} from "node:child_process";
import {appendFileSync} from "node:fs";
import {join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {home} from "./contenders/khabar.ts";
import {memberAt} from "./newsroom/chance.ts";
import type {MadeNewsroom} from "./newsroom/madeNewsroom.ts";
import {storyPath} from "./newsroom/newsroomFiles.ts";

/** What somebody waits for who has saved a story: its page, all other pages, the search. */
export const waits = ["story", "pages", "search"] as const;

export type Wait = (typeof waits)[number];

/** Milliseconds from saving to each. */
export type Save = Readonly<Record<Wait, number>>;

export interface SavesWish {
  /** The newsroom's folder. */
  readonly root: string;
  readonly newsroom: MadeNewsroom;
  readonly saves: number;
  /** Seconds between a build and the next save. */
  readonly pause: number;
}

/** Runs `khabar dev`, saves a newer story some times with one more sentence, and sees when that shows. */
export async function savesIn({root, newsroom, saves, pause}: SavesWish): Promise<readonly Save[]> {
  const dev = await startDev(root);
  try {
    const taken: Save[] = [];
    for (let save = 0; save < saves; save++) {
      await sleep(pause * 1000);
      const place = newsroom.stories.length - 1 - ((save * 7) % Math.ceil(newsroom.stories.length / 10));
      const story = memberAt(newsroom.stories, place);
      const sentence = `Sentence ${save} was added to be seen.`;
      const change = () => appendFileSync(join(root, storyPath(story)), `\n${sentence}\n`);
      taken.push(await dev.save({page: `articles/${story.slug}/`, sentence, change}));
    }
    return taken;
  } finally {
    dev.end();
  }
}

interface Dev {
  /** Changes a file, and waits until a sentence is on a page, until all pages are made, and until the search has another index. */
  readonly save: (wish: {
    readonly page: string;
    readonly sentence: string;
    readonly change: () => void;
  }) => Promise<Save>;
  readonly end: () => void;
}

async function startDev(root: string): Promise<Dev> {
  const program = join(home, "bin/khabar.mjs");
  const child = spawn(
    process.execPath,
    ["--max-semi-space-size=32", program, "dev", "--root", root, "--port", "18080"],
    {stdio: ["ignore", "pipe", "inherit"]}
  );
  const url = await said(child, /Serving on (\S+)/);
  const events = await fetch(new URL("/__khabar/events", url));
  const eventNames = namesOf(events);
  return {
    async save({page, sentence, change}) {
      const built = said(child, /(built) \(|problems, the last good/);
      const entry = new URL("pagefind/pagefind-entry.json", url);
      const before = await textAt(entry);
      change();
      const start = performance.now();
      const since = () => performance.now() - start;
      let story: number | undefined;
      for await (const name of eventNames()) {
        if (name === "problems") throw new Error("The edit has problems");
        story ??= (await textAt(new URL(page, url))).includes(sentence) ? since() : undefined;
        if (name !== "reload") continue;
        if (story === undefined) throw new Error(`${page} was made anew without the edit`);
        const pages = since();
        while ((await textAt(entry)) === before) await sleep(10);
        const search = since();
        await built;
        return {story, pages, search};
      }
      throw new Error("khabar dev has ended");
    },
    end: () => void child.kill()
  };
}

/** The first group of what a process says, once it does. */
function said(child: ChildProcess, words: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    const listen = (chunk: unknown) => {
      text += String(chunk);
      const [, group] = words.exec(text) ?? [];
      if (group === undefined) return;
      child.stdout?.off("data", listen);
      child.off("exit", fail);
      resolve(group);
    };
    const fail = () => reject(new Error("khabar dev has ended"));
    child.stdout?.on("data", listen);
    child.once("exit", fail);
  });
}

/** The names of server-sent events, as they come. (https://html.spec.whatwg.org/multipage/server-sent-events.html) */
function namesOf(response: Response): () => AsyncGenerator<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  return async function* () {
    for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
      for (const [, name] of part.value.matchAll(/^event: (\w+)$/gm)) if (name !== undefined) yield name;
    }
  };
}

async function textAt(address: URL): Promise<string> {
  return await (await fetch(address)).text();
}
