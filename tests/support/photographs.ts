import sharp, {type Sharp} from "sharp";

/** How much of a photograph each size of speck makes up, from a wash of colour to grain. */
const specks: readonly (readonly [across: number, strength: number])[] = [
  [4, 0.5],
  [16, 0.25],
  [64, 0.12],
  [200, 0.07]
];

/**
 * A picture like one that a camera made: the same for the same seed. `grain`, from 0 to 1, is how much each pixel
 * differs from the next.
 */
export async function photograph(
  {width, height}: {readonly width: number; readonly height: number},
  seed = 1,
  grain = 0.05
): Promise<Sharp> {
  const random = randomFrom(seed);
  const sum = new Float32Array(width * height * 3);
  for (const [across, strength] of [...specks, [width, grain] as const]) {
    const down = Math.max(2, Math.round((across * height) / width));
    const layer = Buffer.from(Array.from({length: across * down * 3}, random));
    const pixels = await sharp(layer, {raw: {width: across, height: down, channels: 3}})
      .resize(width, height, {kernel: "cubic", fit: "fill"})
      .raw()
      .toBuffer();
    for (const [at, value] of pixels.entries()) sum[at] = (sum[at] ?? 0) + value * strength;
  }
  const bytes = Buffer.from(sum.map((value) => Math.min(255, value)));
  return sharp(bytes, {raw: {width, height, channels: 3}});
}

/** Numbers from 0 to 255 (Numerical Recipes, 7.1: a linear congruential generator). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return Math.floor(state / 2 ** 24);
  };
}
