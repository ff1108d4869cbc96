/** What disks refuse, by Node's names for it (https://nodejs.org/api/errors.html#common-system-errors), and what to do. */
const refusals: Readonly<Record<string, (path: string) => string>> = {
  ENOSPC: () => "the disk is full; make room on it, and do this again",
  EDQUOT: () => "your share of the disk is used up; make room in it, and do this again",
  EROFS: (path) => `${path} is on a disk that cannot be written to; work on a copy elsewhere`,
  EACCES: (path) => `you may not read or write ${path}; ask its owner, or work on a copy`,
  EPERM: (path) => `you may not change ${path}; ask its owner, or work on a copy`
};

/** What is wrong with the disk where an error, or one that caused it, says that it is the disk; undefined of any other. */
export function diskFault(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const {code, path = "a file"}: NodeJS.ErrnoException = cause;
    const refusal = code === undefined ? undefined : refusals[code];
    if (refusal !== undefined) return refusal(path);
  }
  return undefined;
}
