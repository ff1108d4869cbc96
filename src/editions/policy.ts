/**
 * A page's Content-Security-Policy for a page that is opened from a folder: as strict as online, but for the Blob
 * that the search's worker comes from, and the way to the search. A folder has no server, so nothing may be fetched from one.
 * https://www.w3.org/TR/CSP3/
 */
export function localPolicy(policy: string, isSearch: boolean): string {
  return policy
    .split(";")
    .map((directive) => directive.trim())
    .map((directive) => {
      // Firefox does not take a file for the same origin as its neighbour, which the form of the search leads to.
      if (directive.startsWith("form-action")) return "form-action 'self' file:";
      if (directive.startsWith("connect-src")) return "connect-src 'none'";
      if (directive.startsWith("worker-src")) return `worker-src ${isSearch ? "blob:" : "'none'"}`;
      if (directive.startsWith("manifest-src")) return "manifest-src 'none'";
      return directive;
    })
    .join("; ");
}
