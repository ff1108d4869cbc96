/** What a page tells the service worker when it is there. */
export interface Visit {
  readonly visit: string;
  /** The addresses of what the page shows. */
  readonly files: readonly string[];
  readonly language: string;
  /** The reader has asked for as few bytes as can be. */
  readonly isSparing: boolean;
}

/** Whether a message is a visit. */
export function isVisit(data: unknown): data is Visit {
  return (
    typeof data === "object" && data !== null && "visit" in data && "files" in data && "language" in data
  );
}
