/**
 * A style sheet for pages that are opened from a folder. Online a typeface that is late is not waited for; from a disk
 * it comes a moment after the page, and would never be seen.
 */
export function localStyle(css: string): string {
  return css.replace(/font-display:\s*optional/g, "font-display:swap");
}

/** The files of typefaces that a style sheet names. */
export function facesIn(css: string): readonly string[] {
  return [...new Set(css.match(/[\w.-]+\.woff2/g))];
}
