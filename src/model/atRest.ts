/**
 * Whether something was last changed well before a moment, both in milliseconds since 1970, so that any later change
 * will show in its time: disks count in ticks of some milliseconds, and some in seconds.
 * (https://git-scm.com/docs/racy-git)
 */
export function isAtRest(modified: number, moment: number): boolean {
  return moment - modified > (modified % 1000 === 0 ? 2000 : 50);
}
