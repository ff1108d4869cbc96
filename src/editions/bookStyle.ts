/** How a book is set: by the reader's own face and size, with what stories need beyond that. */
export const bookStyle = `h1, h2, h3 { line-height: 1.25; text-align: start; }
figure { margin: 1em 0; }
img { max-width: 100%; height: auto; }
figcaption, .story-byline, .story-dates, .story-kicker, .edition, .sources, .timeline-sources { font-size: 0.85em; }
.story-standfirst, .hub-summary { font-style: italic; }
:lang(ur) .story-standfirst, :lang(ps) .story-standfirst, :lang(fa-AF) .story-standfirst { font-style: normal; }
.timeline { list-style: none; padding: 0; }
.timeline time { display: block; font-weight: normal; }
.story-dates span { margin-inline-end: 1em; }
.background, .key-points { border-top: 1px solid; border-bottom: 1px solid; padding: 0.5em 0; margin: 1em 0; }
.edition { border-top: 1px solid; margin-top: 2em; padding-top: 0.5em; }
`;
