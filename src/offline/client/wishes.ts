import {parcelPath} from "../../model/parcel.ts";
import {mark} from "./keptFiles.ts";

/** What a reader has chosen on this device; kept apart from what is kept, which may be let go of. */
export class Wishes {
  readonly #cacheName: string;
  readonly #key: string;

  /** `root` is the path of the site's front. */
  constructor(root: string) {
    this.#cacheName = `khabar wishes ${root}`;
    this.#key = `${root}${parcelPath("light")}?${mark}`;
  }

  /** Whether pictures wait until they are asked for; undefined when the reader has not said. */
  async light(): Promise<boolean | undefined> {
    const said = await (await caches.open(this.#cacheName)).match(this.#key);
    return said === undefined ? undefined : (await said.text()) === "on";
  }

  async setLight(isLight: boolean): Promise<void> {
    await (await caches.open(this.#cacheName)).put(this.#key, new Response(isLight ? "on" : "off"));
  }
}
