import type {Document, DocumentKind} from "../model/document.ts";
import type {StringKey} from "../model/stringKeys.ts";
import type {ShownDate} from "../rendering/dates.ts";
import type {Setting} from "./setting.ts";

/** A primary text as pages show it. */
export interface ShownDocument {
  readonly title: string;
  readonly kind: string;
  readonly issuer: string;
  readonly date: ShownDate;
  readonly link: string | undefined;
  readonly about: string | undefined;
}

export function documentOf(
  {title, kind, issuer, date, link, about}: Document,
  {strings, partial}: Setting
): ShownDocument {
  return {title, kind: strings[documentWords[kind]], issuer, date: partial(date), link, about};
}

const documentWords: Readonly<Record<DocumentKind, StringKey>> = {
  agreement: "documentAgreement",
  law: "documentLaw",
  resolution: "documentResolution",
  statement: "documentStatement",
  speech: "documentSpeech",
  hearing: "documentHearing",
  letter: "documentLetter"
};
