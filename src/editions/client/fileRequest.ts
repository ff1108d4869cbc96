/** What the worker of an edition asks its page for: a file of the search index. */
export interface FileRequest {
  readonly wantsFile: number;
  /** The file's name in the index's folder: `fragment/en_1a2b3c.pf_fragment`. */
  readonly name: string;
}

/** What the page answers; no bytes when there is no such file. */
export interface FileAnswer {
  readonly hasFile: number;
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
}

export function isFileRequest(data: unknown): data is FileRequest {
  return typeof data === "object" && data !== null && "wantsFile" in data;
}

export function isFileAnswer(data: unknown): data is FileAnswer {
  return typeof data === "object" && data !== null && "hasFile" in data;
}
