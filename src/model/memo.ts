/** Gives what was made before for a key, or makes it. Keys are names of files. */
export type Memo = (key: string, make: () => Promise<Uint8Array>) => Promise<Uint8Array>;
