/**
 * The memories of several languages in one. Each begins at a multiple of eight bytes, after a head that says which
 * there are and how long.
 */
export function bound(memories: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const heads = [...memories].map(([language, {length}]): Head => [language, length]);
  const text = new TextEncoder().encode(`${JSON.stringify(heads)}\n`);
  const start = roundedUp(text.length);
  const bytes = new Uint8Array(heads.reduce((sum, [, length]) => sum + roundedUp(length), start));
  bytes.set(text);
  let at = start;
  for (const memory of memories.values()) {
    bytes.set(memory, at);
    at += roundedUp(memory.length);
  }
  return bytes;
}

type Head = readonly [language: string, length: number];

/** The memories that were put into one; none when it is damaged. Whether each is whole, it says itself. */
export function unbound(bytes: Uint8Array | undefined): ReadonlyMap<string, Uint8Array> {
  const memories = new Map<string, Uint8Array>();
  const end = bytes?.indexOf(10) ?? -1;
  if (bytes === undefined || end < 0) return memories;
  let at = roundedUp(end + 1);
  for (const [language, length] of headsIn(new TextDecoder().decode(bytes.subarray(0, end)))) {
    memories.set(language, bytes.subarray(at, at + length));
    at += roundedUp(length);
  }
  return memories;
}

function headsIn(text: string): readonly Head[] {
  try {
    const heads: unknown = JSON.parse(text);
    return Array.isArray(heads) ? heads.filter(isHead) : [];
  } catch {
    return [];
  }
}

function isHead(head: unknown): head is Head {
  return Array.isArray(head) && typeof head[0] === "string" && Number.isSafeInteger(head[1]) && head[1] >= 0;
}

function roundedUp(length: number): number {
  return Math.ceil(length / 8) * 8;
}
