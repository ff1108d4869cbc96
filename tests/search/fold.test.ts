import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {fold} from "../../src/search/fold.ts";

describe("a word is the same from any keyboard", () => {
  test.each([
    ["Arabic yeh and kaf for Urdu ones", "پاكستاني", "پاکستانی"],
    ["alef maksura for Farsi yeh", "مصطفى", "مصطفی"],
    ["Pashto yehs", "پښتونستاني", "پښتونستانۍ"],
    ["Urdu yeh barree for yeh", "مذاکرے", "مذاکری"],
    ["Arabic heh for Urdu heh goal", "كابلہ", "کابله"],
    ["heh doachashmee", "بهارت", "بھارت"],
    ["teh marbuta", "جمهورية", "جمهوریه"],
    ["heh with hamza", "نامۂ", "نامه"],
    ["alef with hamza or madda", "أفغانستان آزاد إسلام", "افغانستان ازاد اسلام"],
    ["waw with hamza", "مسؤول", "مسوول"],
    ["Pashto gaf", "ګل", "گل"],
    ["Pashto retroflex letters", "ټول ډېر ړوند", "ٹول ڈیر ڑوند"],
    ["noon ghunna", "جہاں", "جهان"],
    ["vowel signs", "مُحَمَّد", "محمد"],
    ["tatweel", "خـــبر", "خبر"],
    ["zero-width non-joiner", "می\u200cرود", "میرود"],
    ["Arabic-Indic digits", "٢٠٢١ ۲۰۲۱", "2021 2021"],
    ["presentation forms", "ﻼ ﭘ", "لا پ"],
    ["Latin case and diacritics", "Chargé ÅSA Łódź straße", "charge asa lodz strasse"],
    ["curly apostrophes and long hyphens", "d’affaires Pak–US", "d'affaires pak-us"]
  ])("%s", (_, typed, other) => expect(fold(typed)).toBe(fold(other)));
});

test("words that differ stay different", () => {
  const words = ["کابل", "قابل", "خبر", "خیر", "پاک", "باک", "ٹال", "تال", "2021", "2022", "peace", "piece"];
  expect(new Set(words.map(fold)).size).toBe(words.length);
});

test("folding keeps the number of words, and folding twice changes nothing", () => {
  fc.assert(
    fc.property(fc.string({unit: "grapheme", maxLength: 60}), (text) => {
      const once = fold(text);
      expect(once.split(/\s+/).length).toBe(text.split(/\s+/).length);
      expect(fold(once)).toBe(once);
    }),
    {numRuns: 2000}
  );
});
