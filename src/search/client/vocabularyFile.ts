import type {RecentTier} from "../tierNames.ts";
import {changedVocabulary, unpackVocabulary} from "../vocabulary.ts";

/**
 * The words of the stories: those of the settled tier, with what has become of them since. Throws when a file cannot
 * be had.
 */
export async function currentVocabulary(
  index: string,
  settled: string,
  recent: RecentTier | undefined,
  fetchFile: (address: string) => Promise<Response>
): Promise<ReadonlyMap<string, number>> {
  const read = async (name: string) => unpackVocabulary(await textOf(await fetchFile(`${index}${name}`)));
  if (recent === undefined) return read(settled);
  const [words, changes] = await Promise.all([read(settled), read(recent.vocabulary)]);
  return changedVocabulary(words, changes);
}

async function textOf(response: Response): Promise<string> {
  if (!response.ok || response.body === null) throw new Error(`${response.status} fetching ${response.url}`);
  return new Response(response.body.pipeThrough(new DecompressionStream("gzip"))).text();
}
