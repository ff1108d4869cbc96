/**
 * A copy of a text that was cut out of another. What is cut out is kept as a place in the whole, which stays in memory
 * as long as any part of it does: of a page, twelve kilobytes for an address.
 */
export function ownText(part: string): string {
  return Buffer.from(part).toString();
}
