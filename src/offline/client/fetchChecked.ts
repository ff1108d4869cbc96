/**
 * What is at an address, if it has the bytes that a list of the site's files says: while the site is being published, a
 * host may serve another version's. `hash` is the first 16 hex digits of their SHA-256. Throws when it has others, or
 * cannot be had.
 */
export async function fetchChecked(address: string, hash: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(address, init);
  if (!response.ok) throw new Error(`${response.status} fetching ${address}`);
  const body = await response.arrayBuffer();
  if ((await hashOf(body)) !== hash) throw new Error(`${address} is of another version`);
  const type = response.headers.get("content-type") ?? "application/octet-stream";
  return new Response(body, {headers: {"content-type": type}});
}

async function hashOf(body: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return [...digest.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
