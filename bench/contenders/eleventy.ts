import {appendFileSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {writeBelow} from "../folders.ts";
import type {MadeNewsroom} from "../newsroom/madeNewsroom.ts";
import {type MadeFile, pictureFiles} from "../newsroom/newsroomFiles.ts";
import {type Contender, editedStory, editedWords} from "./contender.ts";
import {home} from "./khabar.ts";
import {frontMatter, pagefindOver, plainBody, plainStyle} from "./plainSite.ts";

/** Eleventy as its documentation has it: collections, a filter for related stories, Nunjucks, pagination. */
export const eleventy: Contender = {
  name: "eleventy",
  version() {
    const {version} = JSON.parse(
      readFileSync(join(home, "node_modules/@11ty/eleventy/package.json"), "utf8")
    );
    return `Eleventy ${version}`;
  },
  cases: ["cold", "edit"],
  async setUp(root, newsroom) {
    writeBelow(root, await siteOf(newsroom));
  },
  change(root, newsroom, what) {
    if (what === "edit")
      appendFileSync(join(root, `content/articles/${editedStory(newsroom).slug}.md`), editedWords);
  },
  build: (root) => ({
    program: process.execPath,
    args: [join(home, "node_modules/@11ty/eleventy/cmd.cjs"), "--quiet"],
    folder: root
  }),
  index: (root) => pagefindOver(join(root, "_site")),
  searchWithin: () => 0,
  site: (root) => join(root, "_site")
};

async function siteOf(newsroom: MadeNewsroom): Promise<readonly MadeFile[]> {
  const stories = newsroom.stories.map(({slug, published, body, headline, picture, ...story}) => ({
    path: `content/articles/${slug}.md`,
    body: `${frontMatter({
      title: headline,
      date: published,
      standfirst: story.standfirst,
      topics: story.topics,
      labels: story.tags,
      authors: story.byline,
      ...(picture && {picture: picture.file, alt: picture.alt})
    })}\n${plainBody(body, newsroom)}`
  }));
  const names = (kind: "topics" | "tags" | "authors") => ({
    path: `content/_data/${kind}Named.json`,
    body: JSON.stringify(newsroom[kind])
  });
  const lists = [
    {kind: "topics", key: "topics"},
    {kind: "tags", key: "labels"},
    {kind: "authors", key: "authors"}
  ];
  return [
    ...stories,
    {path: "eleventy.config.mjs", body: config},
    {path: "content/articles/articles.json", body: JSON.stringify(articleDefaults)},
    names("topics"),
    names("tags"),
    names("authors"),
    ...Object.entries(templates).map(([path, body]) => ({path: `content/${path}`, body})),
    ...lists.map(({kind}) => ({path: `content/${kind}.njk`, body: listTemplate(kind)})),
    {path: "content/style.css", body: plainStyle},
    ...(await pictureFiles(newsroom.pictures)).map(({path, body}) => ({
      path: path.replace("content/images", "content/img"),
      body
    }))
  ];
}

const articleDefaults = {
  layout: "story.njk",
  tags: ["story"],
  permalink: "/articles/{{ page.fileSlug }}/"
};

const config = `export default function (config) {
  config.addPassthroughCopy("content/img");
  config.addPassthroughCopy("content/style.css");
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("moment", (date) => date.toISOString());
  config.addFilter("newest", (list, count) => list.slice(-count).reverse());
  config.addFilter("related", (stories, topics, labels, url) =>
    stories
      .filter((other) => other.url !== url)
      .map((other) => ({
        other,
        shared:
          2 * other.data.topics.filter((topic) => topics.includes(topic)).length +
          other.data.labels.filter((label) => labels.includes(label)).length
      }))
      .filter(({shared}) => shared > 0)
      .sort((a, b) => b.shared - a.shared || b.other.date - a.other.date)
      .slice(0, 5)
      .map(({other}) => other)
  );
  const pages = (key) => (api) => {
    const lists = new Map();
    for (const story of api.getFilteredByTag("story").toReversed())
      for (const slug of story.data[key]) lists.set(slug, [...(lists.get(slug) ?? []), story]);
    return [...lists].flatMap(([slug, stories]) =>
      Array.from({length: Math.ceil(stories.length / 30)}, (_, index) => ({
        slug,
        number: index + 1,
        last: Math.ceil(stories.length / 30),
        stories: stories.slice(index * 30, index * 30 + 30)
      }))
    );
  };
  config.addCollection("topicsPages", pages("topics"));
  config.addCollection("tagsPages", pages("labels"));
  config.addCollection("authorsPages", pages("authors"));
  config.addCollection("topicFeeds", (api) => pages("topics")(api).filter(({number}) => number === 1));
  return {
    dir: {input: "content", includes: "_includes", output: "_site"},
    markdownTemplateEngine: "njk",
    htmlTemplateEngine: "njk"
  };
}
`;

const base = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{ title }}</title>
<meta name="description" content="{{ standfirst or "A newsroom that nobody wrote." }}">
<link rel="canonical" href="https://bench.example{{ page.url }}">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><a href="/">Bench</a><nav><ul>{% for topic in topicsNamed %}{% if loop.index0 < 8 %}<li><a href="/topics/{{ topic.slug }}/">{{ topic.name }}</a></li>{% endif %}{% endfor %}</ul></nav></header>
<main>
{{ content | safe }}
</main>
<footer><a href="/sitemap.xml">Site map</a></footer>
</body>
</html>
`;

const story = `---
layout: base.njk
---
<article data-pagefind-body>
<h1>{{ title }}</h1>
<p>{{ standfirst }}</p>
<p>By {% for author in authors %}<a href="/authors/{{ author }}/">{{ author }}</a> {% endfor %}<time datetime="{{ page.date | moment }}">{{ page.date | day }}</time></p>
{% if picture %}<img src="/img/{{ picture }}" alt="{{ alt }}" width="1200" height="675">{% endif %}
{{ content | safe }}
<ul>{% for topic in topics %}<li><a href="/topics/{{ topic }}/">{{ topic }}</a></li>{% endfor %}{% for label in labels %}<li><a href="/tags/{{ label }}/">{{ label }}</a></li>{% endfor %}</ul>
</article>
<aside><h2>Related</h2><ul>{% for item in collections.story | related(topics, labels, page.url) %}<li><a href="{{ item.url }}">{{ item.data.title }}</a> <time>{{ item.date | day }}</time></li>{% endfor %}</ul></aside>
`;

const card = `<li><a href="{{ item.url }}">{{ item.data.title }}</a><p>{{ item.data.standfirst }}</p><time datetime="{{ item.date | moment }}">{{ item.date | day }}</time></li>
`;

const templates: Readonly<Record<string, string>> = {
  "_includes/base.njk": base,
  "_includes/story.njk": story,
  "_includes/card.njk": card,
  "index.njk": `---
layout: base.njk
title: Bench
---
<h1>Bench</h1>
<ul>{% for item in collections.story | newest(30) %}{% include "card.njk" %}{% endfor %}</ul>
`,
  "feeds.njk": `---
pagination: {data: collections.topicFeeds, size: 1, alias: list}
permalink: "/topics/{{ list.slug }}/feed.xml"
eleventyExcludeFromCollections: true
---
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>{{ list.slug }}</title><id>https://bench.example/topics/{{ list.slug }}/</id>
{% for item in list.stories %}<entry><title>{{ item.data.title }}</title><link href="https://bench.example{{ item.url }}"/><id>https://bench.example{{ item.url }}</id><updated>{{ item.date | moment }}</updated><summary>{{ item.data.standfirst }}</summary></entry>
{% endfor %}</feed>
`,
  "sitemap.njk": `---
permalink: /sitemap.xml
eleventyExcludeFromCollections: true
---
<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{% for item in collections.all %}<url><loc>https://bench.example{{ item.url }}</loc><lastmod>{{ item.date | moment }}</lastmod></url>
{% endfor %}</urlset>
`
};

function listTemplate(kind: string): string {
  return `---
layout: base.njk
pagination: {data: collections.${kind}Pages, size: 1, alias: list, addAllPagesToCollections: true}
permalink: "/${kind}/{{ list.slug }}/{% if list.number > 1 %}{{ list.number }}/{% endif %}"
eleventyComputed:
  title: "{{ list.slug }}"
---
<h1>{{ list.slug }}</h1>
<ul>{% for item in list.stories %}{% include "card.njk" %}{% endfor %}</ul>
<p>Page {{ list.number }} of {{ list.last }}{% if list.number < list.last %} <a href="/${kind}/{{ list.slug }}/{{ list.number + 1 }}/">Older</a>{% endif %}</p>
`;
}
