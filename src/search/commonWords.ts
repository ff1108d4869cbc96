import type {Language} from "../model/language.ts";

/**
 * Words that are in most stories of a language, folded. A query is not corrected by them and not widened by them:
 * that a story holds "the" says nothing.
 */
const lists: Readonly<Record<Language, string>> = {
  en: `a about after all also an and any are as at be been but by can could did do does for from had has have he her his
    how i if in into is it its just may more most no not of on one or other our out over said she should so some such
    than that the their them then there these they this to up us was we were what when where which who will with would
    you your`,
  ur: `اس اسے اسی ان انہیں انہوں اور اپ اپنی اپنے اپنا ایک بھی بعد پر پہلے تا تک تو تھا تھی تھے تھیں جا جائے جائیں جب جس جو جن جیسے
    دو دی دیا دیتے رہا رہی رہے سب سے سکتا سکتی سکتے طرح ساتھ کا کر کرتے کرنا کرنے کو کوئی کچھ کہ کہا کی کیا کیے کے گا گئی گئے گی گے گیا
    لیے لیکن ہم ہو ہوا ہوئی ہوئے ہوتا ہوتی ہوتے ہونے ہوں ہی ہے ہیں میں مگر نہیں نے وہ والی والے والا یہ یا یہاں`,
  ps: `او ته په د دا دی ده دي دې چې چی سره کې کی کښې یا یو یوه له نه هم هغه هغې هر خو تر لپاره وو وه وي کړ کړي کړې کړل شو شي شوې شوي`,
  "fa-AF": `و در به از که این آن را با است بود شد شده می هم تا بر یک برای های ها او خود نیز یا اما اگر هر کرد کرده کند کنند گفت باید
    نمی بین پس پیش روی شود شوند هستند بودند`
};

const words = new Map<string, ReadonlySet<string>>();

export function commonWords(language: Language, fold: (text: string) => string): ReadonlySet<string> {
  const known = words.get(language);
  if (known !== undefined) return known;
  const set = new Set(fold(lists[language]).split(/\s+/));
  words.set(language, set);
  return set;
}
