import type {Language} from "./language.ts";

/**
 * Whether a counted noun stands in the form for one: of nothing too in Dari. No language of Khabar's has more than two
 * forms. (Unicode CLDR, plural rules.)
 */
export function isSingular(count: number, language: Language): boolean {
  const rules = known.get(language) ?? new Intl.PluralRules(language);
  known.set(language, rules);
  return rules.select(count) === "one";
}

const known = new Map<Language, Intl.PluralRules>();
