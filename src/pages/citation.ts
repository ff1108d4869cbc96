import type {Citation} from "../model/citation.ts";
import {lookUp} from "../model/publication.ts";
import type {ShownDate} from "../rendering/dates.ts";
import type {Setting} from "./setting.ts";

/** A source as pages show it. */
export interface ShownCitation {
  readonly title: string;
  readonly publisher: string | undefined;
  readonly date: ShownDate | undefined;
  readonly link: string | undefined;
  readonly note: string | undefined;
}

export function citationOf(citation: Citation, {publication, partial}: Setting): ShownCitation {
  if (citation.document === undefined) {
    const {title, publisher, date, link, note} = citation;
    return {title, publisher, date: date && partial(date), link, note};
  }
  const {title, issuer, date, link} = lookUp(publication.documents, citation.document);
  return {title, publisher: issuer, date: partial(date), link, note: citation.note};
}
