import {existsSync} from "node:fs";
import {resolve} from "node:path";
import {InvalidArgumentError} from "commander";
import {type Instant, instantAt, parseInstant} from "./model/instant.ts";
import {siteAddress} from "./model/siteAddress.ts";
import type {PublishOptions} from "./publishOptions.ts";
import {refuseNewsroom, refuseUnsafeOutput} from "./release/outputFolder.ts";
import {releaseFolders} from "./release/staging.ts";
import type {ServeWish} from "./serveNewsroom.ts";
import {showNotice, showProgress, timedProgress} from "./terminal.ts";

/** What every command that builds is told. */
export interface BuildFlags {
  readonly root: string;
  readonly out?: string;
  readonly now?: Instant;
  readonly url?: string;
}

/** What `edition` is told. */
export interface EditionFlags extends BuildFlags {
  readonly topic?: string;
  readonly small?: true;
}

/** What `start` and `dev` are told. */
export interface ServeFlags extends BuildFlags {
  readonly port: number;
}

/** What to serve, by flags. */
export function serveWishFrom({root, out, now, url, port}: ServeFlags): ServeWish {
  return {root, port, ...(out && {out}), ...(now && {now: now.iso}), ...(url && {url})};
}

/** How to build, by flags. `state` changes with any byte of the program. Throws an OutputFolderError when that must not be written to. */
export function optionsFrom(flags: BuildFlags, state: string | undefined): PublishOptions {
  const {live} = releaseFolders(flags.root, flags.out);
  refuseUnsafeOutput(live, flags.root);
  return {
    root: flags.root,
    out: flags.out,
    now: flags.now ?? instantAt(Date.now()),
    url: flags.url,
    onProgress: timedProgress(),
    onNotice: showNotice,
    program: state
  };
}

/** How to make an edition, by flags. Throws an OutputFolderError when that must not be written to. */
export function editionOptionsFrom(flags: EditionFlags, state: string | undefined) {
  if (flags.out !== undefined) refuseNewsroom(releaseFolders(flags.root, flags.out).live, flags.root);
  return {
    root: flags.root,
    out: flags.out,
    now: flags.now ?? instantAt(Date.now()),
    url: flags.url,
    onProgress: showProgress,
    onNotice: showNotice,
    program: state,
    topic: flags.topic,
    isSmall: flags.small === true
  };
}

/** Reads a folder that is there. Throws an InvalidArgumentError, as those below do. */
export function existingFolder(text: string): string {
  const folder = resolve(text);
  if (!existsSync(folder)) throw new InvalidArgumentError("there is no such folder.");
  return folder;
}

/** Reads a moment with a time zone. */
export function moment(text: string): Instant {
  const instant = parseInstant(text);
  if (typeof instant === "string")
    throw new InvalidArgumentError("write it with a time zone, like 2026-03-01T09:00:00Z.");
  return instant;
}

/** Reads the address of a site. */
export function address(text: string): string {
  const url = siteAddress(text);
  if (url === undefined)
    throw new InvalidArgumentError("write it like https://example.org/ or https://example.org/news/.");
  return url;
}

/** Reads a port that has a hundred others after it. */
export function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_435)
    throw new InvalidArgumentError("a port is a whole number from 1 to 65435.");
  return port;
}
