/** Licences by the names that editors write; Creative Commons' have a rule of their own below. */
const named: ReadonlyMap<string, string> = new Map([
  ["CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"],
  ["Public Domain Mark 1.0", "https://creativecommons.org/publicdomain/mark/1.0/"],
  ["MIT", "https://opensource.org/license/mit"]
]);

const creativeCommons = /^CC (BY(?:-NC)?(?:-SA|-ND)?) ([1-4]\.\d)$/;

/** Where the text of a licence stands; undefined for words that are no licence's name. */
export function licenceLink(licence: string): string | undefined {
  const [, kind, version] = creativeCommons.exec(licence) ?? [];
  if (kind === undefined) return named.get(licence);
  return `https://creativecommons.org/licenses/${kind.toLowerCase()}/${version}/`;
}

/** Whether words begin as a Creative Commons licence and are none that there is. */
export function isMisnamedLicence(licence: string): boolean {
  return /^(?:cc\b|cc0|creative commons)/i.test(licence) && licenceLink(licence) === undefined;
}
