/** Outlines are kept in steps of a twentieth of a degree: five kilometres and a half. */
export const stepsOfDegree = 20;

/**
 * The outlines of the world. A line is the longitude and latitude of its first point (degrees east and north, WGS 84),
 * then the way to each of the next, all in steps.
 */
export interface Outlines {
  readonly coasts: readonly (readonly number[])[];
  readonly borders: readonly (readonly number[])[];
}

/** The outlines in a file's text. Throws when it holds none. */
export function parseOutlines(text: string): Outlines {
  const data: unknown = JSON.parse(text);
  if (
    typeof data !== "object" ||
    data === null ||
    !("coasts" in data && "borders" in data) ||
    !areLines(data.coasts) ||
    !areLines(data.borders)
  )
    throw new Error("maps/outlines.json holds no coasts and borders");
  return {coasts: data.coasts, borders: data.borders};
}

function areLines(data: unknown): data is readonly (readonly number[])[] {
  return (
    Array.isArray(data) &&
    data.every((line) => Array.isArray(line) && line.every((value) => Number.isInteger(value)))
  );
}
