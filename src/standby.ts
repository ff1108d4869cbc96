import type {TakenStories} from "./content/shelf.ts";
import type {PublishOptions} from "./publishOptions.ts";
import type {ReadMemory} from "./release/memory.ts";
import type {BuilderMessage, BuildOrder} from "./serving/builder.ts";

/** Whether the development server has started this process to wait for a change. */
export function isOnStandby(): boolean {
  return process.env["KHABAR_STANDBY"] !== undefined && process.send !== undefined;
}

/** Tells the development server something, if it has started this process. */
export function tellServer(message: BuilderMessage): void {
  process.send?.(message);
}

/**
 * Rehearses a build, waits until the server says that one is to begin, and shows it the page of the story that changed.
 * Gives what of the rehearsal a build can go on with.
 */
export async function standBy(
  given: PublishOptions
): Promise<Pick<PublishOptions, "taken" | "readBefore" | "seen">> {
  const taken: TakenStories = new Map();
  const readBefore: ReadMemory = new Map();
  const options = {...given, taken, readBefore};
  const leave = () => process.exit();
  process.once("disconnect", leave);
  let isTold = false;
  const told = new Promise<BuildOrder>((resolve) =>
    process.once("message", (order: BuildOrder) => {
      isTold = true;
      resolve(order);
    })
  );
  const {rehearse} = await import("./rehearse.ts");
  const {previewStory} = await import("./previewStory.ts");
  // Messages are delivered between two rounds of the event loop.
  const isWanted = async () => {
    await new Promise(setImmediate);
    return !isTold;
  };
  const rehearsed = await rehearse(options, isWanted);
  const {changed} = await told;
  try {
    const preview = changed && rehearsed && previewStory(changed, rehearsed);
    if (preview) tellServer({preview});
  } catch {
    // What is wrong is for the build to say.
  }
  // A listener would keep the process from ending.
  process.off("disconnect", leave);
  return {taken, readBefore, ...(rehearsed?.seen && {seen: rehearsed.seen})};
}
