/** What is used of topojson-client, which comes without types. */
declare module "topojson-client" {
  interface Topology {
    readonly objects: Readonly<Record<string, object>>;
  }
  /** The lines between the shapes of an object for which `keep` holds; at a coast both shapes are the same. */
  export function mesh(
    topology: Topology,
    object: object | undefined,
    keep: (a: object, b: object) => boolean
  ): {readonly coordinates: readonly (readonly (readonly [longitude: number, latitude: number])[])[]};
}
