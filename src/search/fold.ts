/**
 * Text folded so that a word is found from any keyboard: what the index holds and what a reader types go through
 * this same function. It never changes where words begin and end, so that positions stay those of the original.
 *
 * Latin letters lose case and diacritics. Letters that Urdu, Persian, Pashto and Arabic keyboards write with
 * different code points become one; vowel signs, tatweel, joiners and direction marks go; digits become 0–9.
 * (Unicode Standard, 9.2 "Arabic"; UAX #15; UTR #36 on confusables of yeh, kaf and heh.)
 */
export function fold(text: string): string {
  if (/^[\t\n\r\x20-\x7e]*$/.test(text)) return text.toLowerCase();
  return text.replace(/\S+/g, foldWord);
}

function foldWord(word: string): string {
  if (/^[\x20-\x7e]+$/.test(word)) return word.toLowerCase();
  const plain = word
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(unseen, "")
    .replace(folded, (letter) => letters.get(letter) ?? letter)
    .normalize("NFC")
    .replace(/\s+/g, "");
  return plain === "" ? word : plain;
}

/** Marks of Latin and Arabic letters, tatweel, soft hyphen, joiners, direction marks. */
const unseen =
  /[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** The letters that stand for others, by the one that they become. */
const table: readonly (readonly [becomes: string, from: string])[] = [
  // Alef with hamza or madda loses it as a mark before this; alef wasla has none to lose.
  ["ا", "ٱٲٳ"],
  // Yeh: Arabic, Urdu/Persian, Kurdish, Pashto; alef maksura; Urdu yeh barree.
  ["ی", "يىېۍیےێۑؠئ"],
  ["ک", "كڪ"],
  ["گ", "ګڳڱ"],
  // Heh: Arabic, Urdu goal and doachashmee, Kurdish; teh marbuta.
  ["ه", "ہھەةۃۂۀۿ"],
  ["و", "ؤۋۆۇۈ"],
  // Retroflex letters of Pashto and of Urdu.
  ["ٹ", "ټ"],
  ["ڈ", "ډ"],
  ["ڑ", "ړ"],
  ["ن", "ڼںڻ"],
  ["", "ء"],
  ["0", "٠۰"],
  ["1", "١۱"],
  ["2", "٢۲"],
  ["3", "٣۳"],
  ["4", "٤۴"],
  ["5", "٥۵"],
  ["6", "٦۶"],
  ["7", "٧۷"],
  ["8", "٨۸"],
  ["9", "٩۹"],
  ["ss", "ß"],
  ["ae", "æ"],
  ["oe", "œ"],
  ["o", "ø"],
  ["l", "ł"],
  ["d", "đð"],
  ["th", "þ"],
  ["i", "ı"],
  ["'", "’‘ʼ`´"],
  ["-", "‐‑–—"]
];

const letters = new Map(table.flatMap(([becomes, from]) => [...from].map((letter) => [letter, becomes])));
const folded = new RegExp(`[${[...letters.keys()].join("")}]`, "g");
