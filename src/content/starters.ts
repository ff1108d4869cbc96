import type {Instant} from "../model/instant.ts";
import type {Newsroom} from "../model/newsroom.ts";
import type {Slug} from "../model/slug.ts";

/** A file to start from. */
export interface Starter {
  /** Relative to the newsroom's root. */
  readonly file: string;
  readonly text: string;
  /** Whether the text goes behind what the file has already. */
  readonly isAppended: boolean;
}

export const starterKinds = ["article", "live", "topic", "person", "series"] as const;
export type StarterKind = (typeof starterKinds)[number];

/** What `khabar new` writes. It passes every check but for what only an editor can say. */
export function starterFor(kind: StarterKind, slug: Slug, newsroom: Newsroom, now: Instant): Starter {
  const words = slug.replaceAll("-", " ");
  const name = words.charAt(0).toUpperCase() + words.slice(1);
  switch (kind) {
    case "article":
      return {
        file: `content/articles/${now.iso.slice(0, 4)}/${slug}.md`,
        isAppended: false,
        text: `---
headline: ${name}
standfirst: One sentence that says what the story says.
byline: [${newsroom.authors[0]?.slug ?? "web-desk"}]${newsroom.authors.length > 0 ? "" : " # goes into _data/authors.yaml: web-desk: {name: Web Desk, kind: desk}"}
published: ${now.iso}
topics: [${newsroom.topics[0]?.slug ?? "some-topic"}]
draft: true # take this line out to publish
# kicker: A short label above the headline
# dateline: a-place
# tags: []
# people: []
# picture:
#   file: a-picture.jpg # in content/images/
#   alt: What it shows, for those who do not see it.
#   caption: What, where and when.
#   credit: "Photo: Who made it"
#   licence: CC BY-SA 4.0
# keyPoints:
#   - The first thing to know.
#   - The second.
# sources:
#   - title: What the story rests on
#     publisher: Who published it
---

The first paragraph.

## A sub-head

The next one.
`
      };
    case "live":
      return {
        file: `content/articles/${now.iso.slice(0, 4)}/${slug}.md`,
        isAppended: false,
        text: `---
headline: ${name}
standfirst: One sentence that says what is followed here.
kind: live
byline: [${newsroom.authors[0]?.slug ?? "web-desk"}]${newsroom.authors.length > 0 ? "" : " # goes into _data/authors.yaml: web-desk: {name: Web Desk, kind: desk}"}
published: ${now.iso}
topics: [${newsroom.topics[0]?.slug ?? "some-topic"}]
draft: true # take this line out to publish
# ended: a moment, once it is over
---

What is followed here, and why.

::: entry
at: ${now.iso}
title: What has happened
# key: true, for what is to be listed at the top
:::

What is known of it.
`
      };
    case "topic":
      return {
        file: `content/topics/${slug}.md`,
        isAppended: false,
        text: `---
name: ${name}
summary: One sentence that says what the topic is.
# parent: another-topic
# people:
#   - {person: some-person, role: What they are in this}
# documents: []
---

What a newcomer needs to know, in a few paragraphs.
`
      };
    case "person":
      return {
        file: "_data/people.yaml",
        isAppended: true,
        text: `
${slug}:
  name: ${name.replace(/(^| )\w/g, (letter) => letter.toUpperCase())}
  # names: {ur: …, ps: …, fa-AF: …}
  # aliases: []
  # about: One sentence.
  # roles:
  #   - {title: The office held, from: 2021-01}
`
      };
    case "series":
      return {
        file: "_data/series.yaml",
        isAppended: true,
        text: `
${slug}:
  name: ${name}
  # names: {ur: …, ps: …, fa-AF: …}
  # about: One sentence.
`
      };
    default:
      return kind satisfies never;
  }
}
