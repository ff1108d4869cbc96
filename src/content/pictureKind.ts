/** The kinds of pictures that are taken. */
export type PictureKind = "svg" | "png" | "jpg" | "webp" | "avif";

/** How many of a file's first bytes tell its kind. */
export const bytesThatTell = 64;

/** What a file's name says that it is; undefined for what is no picture. */
export function kindByName(name: string): PictureKind | undefined {
  const [, ending = ""] = /\.(svg|png|jpe?g|webp|avif)$/i.exec(name) ?? [];
  switch (ending.toLowerCase()) {
    case "svg":
      return "svg";
    case "png":
      return "png";
    case "jpg":
    case "jpeg":
      return "jpg";
    case "webp":
      return "webp";
    case "avif":
      return "avif";
    default:
      return undefined;
  }
}

/** What the first bytes of a file say that it is, whatever its name; undefined for what is no picture. */
export function kindByContent(bytes: Uint8Array): PictureKind | undefined {
  // A TextDecoder's "latin1" is Windows-1252, in which these bytes are other letters. (https://encoding.spec.whatwg.org)
  const text = Buffer.from(bytes.subarray(0, bytesThatTell)).toString("latin1");
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (text.startsWith("\xff\xd8\xff")) return "jpg";
  if (/^RIFF[\s\S]{4}WEBP/.test(text)) return "webp";
  // ISO/IEC 14496-12, 4.3: the file's type box names the kind, and the kinds that it is compatible with.
  if (/^[\s\S]{4}ftyp[\s\S]*avi[fs]/.test(text)) return "avif";
  return /^(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE svg|svg)/i.test(text) ? "svg" : undefined;
}
