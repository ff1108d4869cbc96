import type {Check} from "./check.ts";

export const links: Check = {
  asks: "Does every link lead somewhere?",
  run({site, report, placeOf, faultOf}) {
    for (const page of site.pages) {
      for (const {href, by} of page.links) {
        const fault = faultOf(href, page.path);
        if (fault === undefined) continue;
        const message = `this ${by.startsWith("img") ? "picture" : "link"} leads to ${href}, ${fault.why}`;
        report.error(
          "links/broken",
          placeOf(page.path, href),
          message,
          fault.hint ?? `it is on ${page.path}, in ${by}`
        );
      }
    }
  }
};
