/**
 * `npm run fonts`: cuts the faces of the site out of the packages that hold them. What it makes is committed, so that
 * a build needs neither the packages nor the tool.
 */
import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import subsetFont from "subset-font";

const require = createRequire(import.meta.url);
const out = "_includes/fonts";
mkdirSync(out, {recursive: true});

const range = (first: number, last: number) =>
  String.fromCodePoint(...Array.from({length: last - first + 1}, (_, index) => first + index));

/** Display size, weight 600: the two axes are fixed, and with them most of the bytes go. */
const display = {variationAxes: {opsz: 72, wght: 600}};
await cut(
  "@fontsource-variable/newsreader",
  "newsreader-latin-standard-normal.woff2",
  "newsreader",
  `${range(0x20, 0x7e)}\u00a0–—‘’“”…àáâäçèéêëíïñóôöúûü`,
  display
);
await cut(
  "@fontsource-variable/newsreader",
  "newsreader-latin-standard-normal.woff2",
  "newsreader-ext",
  range(0xa1, 0xff) + range(0x2c6, 0x2dd),
  display
);

/** The letters, marks, digits and punctuation of Urdu; of Pashto and Dari. */
const pashtoAndDari = "ءآأؤئابةپتټثجځچڅحخدډذرړزژږسشښصضطظعغفقکكګگلمنڼهۀوىيیېۍئ،؛؟٫٬ًٌٍَُِّْٰٔ۰۱۲۳۴۵۶۷۸۹\u200c\u200d«»";
const urdu =
  "ءآأؤئابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھۂۃیےۓ،؛؟۔٫٬ًٌٍَُِّْٰٓٔٗ٘ؐؑؒؓؔ۰۱۲۳۴۵۶۷۸۹\u200c\u200d «»‘’“”.,:()/-–—0123456789%؍ؒﷺ";
await cut(
  "@fontsource/noto-nastaliq-urdu",
  "noto-nastaliq-urdu-arabic-400-normal.woff2",
  "nastaliq",
  urdu,
  {}
);
await cut(
  "@fontsource/noto-naskh-arabic",
  "noto-naskh-arabic-arabic-400-normal.woff2",
  "naskh",
  pashtoAndDari,
  {}
);

async function cut(
  name: string,
  file: string,
  as: string,
  text: string,
  options: {variationAxes?: Record<string, number>}
): Promise<void> {
  const folder = dirname(require.resolve(`${name}/package.json`));
  const font = readFileSync(join(folder, "files", file));
  const subset = await subsetFont(font, text, {targetFormat: "woff2", ...options});
  writeFileSync(join(out, `${as}.woff2`), subset);
  console.log(`${as}.woff2 ${subset.length} bytes`);
}
