/**
 * The Chromium from npm, unpacked; undefined where it cannot be. Its own flags make one process of it and turn web
 * security off; ours do neither.
 */
export async function packedBrowser(): Promise<string | undefined> {
  try {
    const {default: browser} = await import("@sparticuz/chromium");
    return await browser.executablePath();
  } catch {
    return undefined;
  }
}

/** Runs before all tests: of two workers that unpack it at one time, one would start what is half there. */
export default async function unpack(): Promise<void> {
  if (process.env["CHROME_PATH"] === undefined) await packedBrowser();
}
