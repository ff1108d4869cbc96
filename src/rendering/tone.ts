/** What a place is coloured like until its photograph has come; `_includes/styles/picture.css` has them. */
export const tones = ["grey", "earth", "green", "blue"] as const;
export type Tone = (typeof tones)[number];

/** Below this share of colour a picture counts as grey. */
const leastSaturation = 0.12;

/** Where each tone's hues end, in degrees. */
const hueEnds: readonly (readonly [end: number, tone: Tone])[] = [
  [65, "earth"],
  [165, "green"],
  [300, "blue"],
  [360, "earth"]
];

/** The tone that comes nearest to a colour, whose parts go from 0 to 255. */
export function toneOf({r, g, b}: {readonly r: number; readonly g: number; readonly b: number}): Tone {
  const most = Math.max(r, g, b);
  const spread = most - Math.min(r, g, b);
  if (spread < leastSaturation * 255) return "grey";
  // Hue as in HSL: CSS Color 4, 7.
  const sixth = most === r ? (g - b) / spread : most === g ? (b - r) / spread + 2 : (r - g) / spread + 4;
  const hue = (sixth * 60 + 360) % 360;
  return hueEnds.find(([end]) => hue <= end)?.[1] ?? "earth";
}
