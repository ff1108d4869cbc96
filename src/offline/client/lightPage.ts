/** A picture as `rendering/pictureMarkup.ts` writes it. */
const picture = /<picture data-show="([^"]*)">(.*?)<\/picture>/gs;

/**
 * A page whose pictures wait until they are asked for: each lies folded under words that say what it weighs, and what
 * is folded and lazy is not fetched.
 */
export function lightPage(html: string): string {
  return html.replace(picture, (_, words: string, inner: string) => {
    const lazy = inner.replace(' fetchpriority="high"', ' loading="lazy"');
    return `<details class="light"><summary>${words}</summary><picture>${lazy}</picture></details>`;
  });
}
