import type {Language} from "../model/language.ts";
import type {Publication} from "../model/publication.ts";
import {dateTime} from "../rendering/dates.ts";

/** The picture that stands for an edition in a library of ZIM files. */
export const illustration = "illustration-48.png";

/** Codes of languages as ZIM files name them. (ISO 639-3.) */
const zimLanguages: Readonly<Record<Language, string>> = {en: "eng", ur: "urd", ps: "pbt", "fa-AF": "prs"};

/** Letters that ZIM files allow for a title and for a description. (openZIM, Metadata.) */
const longestTitle = 30;
const longestDescription = 80;

/** What an edition says about itself, in plain English. `name` is that of its folder. */
export function readMe(publication: Publication, name: string, topic: string | undefined): string {
  const {masthead, now, articles} = publication;
  const asOf = dateTime(now, masthead.timeZone, publication.strings.en).text;
  const subject = topic === undefined ? masthead.name : `${masthead.name}: ${topic}`;
  return `${subject}
As of ${asOf}. ${articles.length} ${articles.length === 1 ? "story" : "stories"}.
Online: ${masthead.url}

To read: open index.html in a browser, with a double click. Nothing has to be installed and no
network is needed; the search works too. Keep the folder together. Links to what is not in it lead
to the site online.

To check that all is as it was made: the file SHA256SUMS lies beside the folder, and where it lies

    sha256sum -c SHA256SUMS

says "OK" for each file.

To make a ZIM file for Kiwix of it: beside the folder,

    ${zimCommand(publication, name, subject)}
`;
}

/** How zimwriterfs (of zim-tools) makes a ZIM file of an edition. */
function zimCommand({masthead}: Publication, name: string, subject: string): string {
  const options = {
    welcome: "index.html",
    illustration,
    language: zimLanguages[masthead.language],
    name: name.replace(/-\d{4}-\d{2}-\d{2}$/, ""),
    title: shortened(subject, longestTitle),
    description: shortened(masthead.description, longestDescription),
    creator: masthead.name,
    publisher: masthead.name
  };
  const written = Object.entries(options).map(([key, value]) => `--${key}=${quoted(value)}`);
  return `zimwriterfs ${written.join(" ")} ${name} ${name}.zim`;
}

/** As many whole words as fit, by letters. */
function shortened(text: string, most: number): string {
  const letters = [...new Intl.Segmenter().segment(text)].map(({segment}) => segment);
  if (letters.length <= most) return text;
  const cut = letters.slice(0, most - 1).join("");
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 0)) || cut}…`;
}

/** A word for a shell, whatever is in it. */
function quoted(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
