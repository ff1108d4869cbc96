/** A BCP 47 language tag that Khabar has words and type for. */
export type Language = "en" | "ur" | "ps" | "fa-AF";

export const languages: readonly Language[] = ["en", "ur", "ps", "fa-AF"];

export type Direction = "ltr" | "rtl";

export function directionOf(language: Language): Direction {
  return language === "en" ? "ltr" : "rtl";
}

/** Each language's name for itself. */
export const ownName: Readonly<Record<Language, string>> = {
  en: "English",
  ur: "اردو",
  ps: "پښتو",
  "fa-AF": "دری"
};

/** The names of one thing in several languages. */
export type Names = Readonly<Partial<Record<Language, string>>>;

/** Anything that has a name, and perhaps other names in other languages. */
export interface Named {
  readonly name: string;
  readonly names: Names;
}

export function nameIn(thing: Named, language: Language): string {
  return thing.names[language] ?? thing.name;
}
