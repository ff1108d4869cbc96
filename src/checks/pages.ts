import type {Check} from "./check.ts";

export const headings: Check = {
  asks: "Has every page one first-level heading, and does no heading skip a level?",
  run({site, report, placeOf}) {
    for (const {path, headings} of site.pages) {
      const firsts = headings.filter((level) => level === 1).length;
      if (firsts !== 1) {
        report.error(
          "page/first-heading",
          placeOf(path),
          `${path} has ${firsts} first-level headings, so that readers who listen cannot tell what it is about`,
          "a page's template has one h1, and words begin at ##"
        );
      }
      const skip = headings.findIndex((level, index) => index > 0 && level > (headings[index - 1] ?? 0) + 1);
      if (skip > 0) {
        report.error(
          "page/heading-skip",
          placeOf(path),
          `${path} goes from a heading of level ${headings[skip - 1]} to one of level ${headings[skip]}, so that its outline has a hole`,
          "begin sub-heads with ## and go down one # at a time"
        );
      }
    }
  }
};

export const ids: Check = {
  asks: "Does every id stand once on a page?",
  run({site, report, placeOf}) {
    for (const {path, ids} of site.pages) {
      const twice = ids.find((id, index) => ids.indexOf(id) !== index);
      if (twice !== undefined) {
        report.error(
          "page/duplicate-id",
          placeOf(path),
          `${path} has two places called ${twice}, so links to it may go astray`,
          "give one of the sub-heads other words"
        );
      }
    }
  }
};

export const images: Check = {
  asks: "Has every picture its size and a text in its stead?",
  run({site, report, placeOf}) {
    for (const {path, imagesWithoutSize, imagesWithoutAlt} of site.pages) {
      for (const src of imagesWithoutSize) {
        report.error(
          "page/image-size",
          placeOf(path, src),
          `the picture ${src} on ${path} has no width and height, so the words jump when it comes`,
          "the template has to set both"
        );
      }
      for (const src of imagesWithoutAlt) {
        report.error(
          "page/image-alt",
          placeOf(path, src),
          `the picture ${src} on ${path} has no alt`,
          "the template has to set it, empty if the words beside say the same"
        );
      }
    }
  }
};
