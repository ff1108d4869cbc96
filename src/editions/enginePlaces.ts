/** A place of Pagefind's worker script that an edition relies on. */
interface Place {
  readonly name: string;
  readonly pattern: RegExp;
  /** How often the pattern has to be there; at least once unless told. */
  readonly times?: number;
}

/**
 * What has to be in the script, however it is shrunk: an edition answers its fetches, gives it files unzipped, and
 * speaks to it by messages (docs/decisions/0003 and 0008).
 */
const places: readonly Place[] = [
  {name: "the version that it says it is", pattern: /\bpagefind_version\s*=\s*["'`]/},
  {name: "the one fetch that all files come by", pattern: /\bawait fetch\(\s*[\w$.]+\.input\s*\)/, times: 1},
  {name: "the entry file", pattern: /pagefind-entry\.json/},
  {name: "the files of the meta index", pattern: /pagefind\.\$\{[^}]+\}\.pf_meta/},
  {name: "the files of the engine", pattern: /wasm\.\$\{[^}]+\}\.pagefind/},
  {name: "the files of the index", pattern: /index\/\$\{[^}]+\}\.pf_index/},
  {name: "the files of the filters", pattern: /filter\/\$\{[^}]+\}\.pf_filter/},
  {name: "the files of the fragments", pattern: /fragment\/\$\{[^}]+\}\.pf_fragment/, times: 2},
  {
    name: "the mark by which it knows a file that is not zipped",
    pattern: /===\s*["'`]pagefind_dcd["'`]\s*\?|===\s*["'`]pagefind_dcd["'`]\s*\)/
  },
  {name: "its listening to messages", pattern: /self\.addEventListener\(\s*["'`]message["'`]/, times: 1},
  {name: "its answering by messages", pattern: /self\.postMessage\(/, times: 1},
  {name: "no other way to files", pattern: /\bimportScripts\b|\bXMLHttpRequest\b|\bimport\s*\(/, times: 0},
  ...["init", "search", "getData", "filters", "releaseData"].map((method) => ({
    name: `the message ${method}`,
    pattern: new RegExp(`case\\s*["'\`]${method}["'\`]`)
  }))
];

/** Throws, naming every place and Pagefind's version, when its worker script is not in the form that is known. */
export function checkEnginePlaces(script: string): void {
  const missing = places.filter(({pattern, times}) => {
    const found = script.match(new RegExp(pattern, "g"))?.length ?? 0;
    return times === undefined ? found === 0 : found !== times;
  });
  if (missing.length === 0) return;
  const version = /\bpagefind_version\s*=\s*["'`]([^"'`]+)/.exec(script)?.[1] ?? "an unknown version";
  throw new Error(
    `The search of an edition does not fit Pagefind ${version}: its worker script lacks ${missing.map(({name}) => name).join("; ")}. See src/editions/enginePlaces.ts`
  );
}
