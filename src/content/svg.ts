import {Parser} from "htmlparser2";

/** What in an SVG file could run, or call another site, and where it stands. */
export interface SvgFault {
  /** As it is written. */
  readonly words: string;
  /** Characters from the beginning of the file. */
  readonly offset: number;
}

/** What drawings are made of. Nothing here runs, and nothing here changes what stands elsewhere. */
const elements: ReadonlySet<string> = new Set(
  `svg g defs title desc metadata style switch symbol use view path rect circle ellipse line polyline polygon text tspan
  textPath image marker pattern mask clipPath linearGradient radialGradient stop filter feBlend feColorMatrix
  feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow
  feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight
  feSpecularLighting feSpotLight feTile feTurbulence a`.split(/\s+/)
);

/** Elements of drawing programs have prefixes of their own; one that means SVG or HTML would run what those run. */
const runningSpaces = /^http:\/\/www\.w3\.org\/(?:2000\/svg|1999\/xhtml)\/?$/;

/** A place in the file itself, or a picture in the address. */
const ownAddress = /^(?:#|data:image\/(?:png|jpeg|gif|webp|avif);)/;

/**
 * The first thing in an SVG that could run a program or call another site when a reader opens it on its own; undefined
 * when there is none. The file is read as the XML that browsers read, so names count, not how they are written.
 */
export function svgFault(svg: string): SvgFault | undefined {
  const faults: number[] = [];
  let style = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const isDrawing = name.includes(":") || elements.has(name);
        const isHarmless = Object.entries(attributes).every(([key, value]) => isSafe(key, value));
        if (!isDrawing || !isHarmless) faults.push(parser.startIndex);
        if (name === "style") style++;
      },
      onclosetag(name) {
        if (name === "style") style--;
      },
      ontext(text) {
        if (style > 0 && !isSafeStyle(text)) faults.push(parser.startIndex);
      },
      onprocessinginstruction(name, data) {
        if (/^[!?]/.test(name) && /stylesheet|\[|entity/i.test(data)) faults.push(parser.startIndex);
      }
    },
    {xmlMode: true, decodeEntities: true}
  );
  parser.end(svg);
  const [offset] = faults;
  return offset === undefined
    ? undefined
    : {words: svg.slice(offset, offset + 60).split("\n")[0] ?? "", offset};
}

function isSafe(key: string, value: string): boolean {
  const name = key.slice(key.indexOf(":") + 1).toLowerCase();
  if (key === "xmlns") return /^http:\/\/www\.w3\.org\/2000\/svg$/.test(value);
  if (key.startsWith("xmlns:")) return !runningSpaces.test(value);
  if (name.startsWith("on")) return false;
  if (name === "href" || name === "src") return ownAddress.test(value);
  return isSafeStyle(value);
}

/** Of what styles can call for, only places in the file and pictures in the address. */
function isSafeStyle(style: string): boolean {
  const plain = style.replace(/\/\*.*?\*\//gs, "");
  if (/@import|\\|image-set\(|javascript:/i.test(plain)) return false;
  return [...plain.matchAll(/url\(\s*["']?\s*([^"')]*)/gi)].every(([, address = ""]) =>
    ownAddress.test(address)
  );
}
