import {execFileSync} from "node:child_process";
import {appendFileSync} from "node:fs";
import {join} from "node:path";
import {writeBelow} from "../folders.ts";
import type {MadeNewsroom} from "../newsroom/madeNewsroom.ts";
import {type MadeFile, pictureFiles} from "../newsroom/newsroomFiles.ts";
import {type Contender, editedStory, editedWords} from "./contender.ts";
import {frontMatter, pagefindOver, plainBody, plainStyle} from "./plainSite.ts";

/** Hugo, without related stories. */
export const hugo: Contender = contender("hugo", false);

/** Hugo with its own related stories. */
export const hugoRelated: Contender = contender("hugo-related", true);

function contender(name: string, isRelated: boolean): Contender {
  return {
    name,
    version() {
      try {
        return execFileSync("hugo", ["version"], {encoding: "utf8"}).trim().split(" ").slice(0, 2).join(" ");
      } catch {
        return undefined;
      }
    },
    cases: ["cold", "edit"],
    async setUp(root, newsroom) {
      writeBelow(root, await siteOf(newsroom, isRelated));
    },
    change(root, newsroom, what) {
      if (what === "edit")
        appendFileSync(join(root, `content/articles/${editedStory(newsroom).slug}.md`), editedWords);
    },
    build: (root) => ({
      program: "hugo",
      args: ["--quiet", "--source", root, "--cacheDir", join(root, ".cache")],
      folder: root
    }),
    index: (root) => pagefindOver(join(root, "public")),
    searchWithin: () => 0,
    site: (root) => join(root, "public")
  };
}

async function siteOf(newsroom: MadeNewsroom, isRelated: boolean): Promise<readonly MadeFile[]> {
  return [
    ...newsroom.stories.map(({slug, published, body, headline, picture, ...story}) => ({
      path: `content/articles/${slug}.md`,
      body: `${frontMatter({
        title: headline,
        date: published,
        standfirst: story.standfirst,
        topics: story.topics,
        tags: story.tags,
        authors: story.byline,
        ...(picture && {picture: picture.file, alt: picture.alt})
      })}\n${plainBody(body, newsroom)}`
    })),
    ...newsroom.topics.map(({slug, name}) => ({
      path: `content/topics/${slug}/_index.md`,
      body: frontMatter({title: name, outputs: ["HTML", "RSS"]})
    })),
    {path: "config.json", body: JSON.stringify(config)},
    {
      path: "data/nav.json",
      body: JSON.stringify(newsroom.topics.slice(0, 8).map(({slug, name}) => ({slug, name})))
    },
    ...Object.entries(layouts(isRelated)).map(([path, body]) => ({path: `layouts/${path}`, body})),
    {path: "static/style.css", body: plainStyle},
    ...(await pictureFiles(newsroom.pictures)).map(({path, body}) => ({
      path: path.replace("content/images", "static/img"),
      body
    }))
  ];
}

const config = {
  baseURL: "https://bench.example/",
  languageCode: "en",
  title: "Bench",
  paginate: 30,
  rssLimit: 30,
  taxonomies: {topic: "topics", tag: "tags", author: "authors"},
  outputs: {home: ["HTML"], section: ["HTML"], taxonomy: ["HTML"], term: ["HTML"]},
  permalinks: {articles: "/articles/:filename/"},
  related: {
    threshold: 0,
    includeNewer: true,
    indices: [
      {name: "topics", weight: 100},
      {name: "tags", weight: 50},
      {name: "date", weight: 10, pattern: "2006-01"}
    ]
  }
};

const card = `<li><a href="{{ .RelPermalink }}">{{ .Title }}</a><p>{{ .Params.standfirst }}</p><time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{ .Date.Format "2006-01-02" }}</time></li>
`;

function layouts(isRelated: boolean): Readonly<Record<string, string>> {
  const related = isRelated
    ? `{{ define "related" }}<aside><h2>Related</h2><ul>{{ range first 5 (site.RegularPages.Related .) }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> <time>{{ .Date.Format "2006-01-02" }}</time></li>{{ end }}</ul></aside>{{ end }}`
    : `{{ define "related" }}{{ end }}`;
  return {
    "_default/baseof.html": `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{ .Title }}</title>
<meta name="description" content="{{ .Params.standfirst | default "A newsroom that nobody wrote." }}">
<link rel="canonical" href="{{ .Permalink }}">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><a href="/">Bench</a><nav><ul>{{ range site.Data.nav }}<li><a href="/topics/{{ .slug }}/">{{ .name }}</a></li>{{ end }}</ul></nav></header>
<main>
{{ block "main" . }}{{ end }}
</main>
<footer><a href="/sitemap.xml">Site map</a></footer>
</body>
</html>
`,
    "_default/single.html": `{{ define "main" }}<article data-pagefind-body>
<h1>{{ .Title }}</h1>
<p>{{ .Params.standfirst }}</p>
<p>By {{ range .Params.authors }}<a href="/authors/{{ . }}/">{{ . }}</a> {{ end }}<time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{ .Date.Format "2006-01-02" }}</time></p>
{{ with .Params.picture }}<img src="/img/{{ . }}" alt="{{ $.Params.alt }}" width="1200" height="675">{{ end }}
{{ .Content }}
<ul>{{ range .Params.topics }}<li><a href="/topics/{{ . }}/">{{ . }}</a></li>{{ end }}{{ range .Params.tags }}<li><a href="/tags/{{ . }}/">{{ . }}</a></li>{{ end }}</ul>
</article>
{{ template "related" . }}{{ end }}
${related}
`,
    "_default/list.html": `{{ define "main" }}<h1>{{ .Title }}</h1>
{{ $page := .Paginate .Pages }}<ul>{{ range $page.Pages }}{{ partial "card.html" . }}{{ end }}</ul>
<p>Page {{ $page.PageNumber }} of {{ $page.TotalPages }}{{ with $page.Next }} <a href="{{ .URL }}">Older</a>{{ end }}</p>{{ end }}
`,
    "_default/terms.html": `{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
`,
    "index.html": `{{ define "main" }}<h1>Bench</h1><ul>{{ range first 30 site.RegularPages.ByDate.Reverse }}{{ partial "card.html" . }}{{ end }}</ul>{{ end }}
`,
    "partials/card.html": card
  };
}
