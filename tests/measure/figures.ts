/** What is measured of a page, in the order of the table. */
export const figures = [
  {name: "html", heading: "HTML", unit: "bytes"},
  {name: "css", heading: "CSS", unit: "bytes"},
  {name: "htmlCss", heading: "HTML+CSS", unit: "bytes"},
  {name: "face", heading: "face", unit: "bytes"},
  {name: "pictures", heading: "pictures", unit: "bytes"},
  {name: "script", heading: "script", unit: "bytes"},
  {name: "otherBytes", heading: "other", unit: "bytes"},
  {name: "requests", heading: "requests", unit: "count"},
  {name: "outside", heading: "of them to other hosts", unit: "count"},
  {name: "firstRender", heading: "to first render", unit: "bytes"},
  {name: "shift", heading: "CLS", unit: "count"},
  {name: "axeLight", heading: "axe light", unit: "count"},
  {name: "axeDark", heading: "axe dark", unit: "count"},
  {name: "contrast", heading: "lowest contrast", unit: "count"},
  {name: "smallTargets", heading: "targets under 24 px", unit: "count"},
  {name: "reflow320", heading: "out of 320 px", unit: "count"},
  {name: "text200", heading: "out at 200 % text", unit: "count"},
  {name: "textSpacing", heading: "out at wide spacing", unit: "count"},
  {name: "vnu", heading: "vnu", unit: "count"},
  {name: "htmlValidate", heading: "html-validate", unit: "count"},
  {name: "paper", heading: "pages of paper", unit: "count"},
  {name: "performance", heading: "Lighthouse: performance", unit: "count"},
  {name: "accessibility", heading: "accessibility", unit: "count"},
  {name: "bestPractices", heading: "best practices", unit: "count"},
  {name: "seo", heading: "SEO", unit: "count"}
] as const;

export type FigureName = (typeof figures)[number]["name"];

/** What was measured of a page; what was left out or could not be measured is not in it. */
export type Figures = Readonly<Partial<Record<FigureName, number>>>;
