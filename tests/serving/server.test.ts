import {mkdirSync, renameSync, writeFileSync} from "node:fs";
import {request} from "node:http";
import {join} from "node:path";
import {describe, expect, onTestFinished, test} from "vitest";
import {serveSite} from "../../src/serving/server.ts";
import {temporaryFolder} from "../support/newsrooms.ts";

async function serve(changePage?: (html: string) => string) {
  const root = temporaryFolder();
  const folder = join(root, "_site");
  for (const name of ["_site", "_site-old"]) {
    mkdirSync(join(root, name));
    writeFileSync(join(root, name, "index.html"), `<p>${name}</p>`);
    writeFileSync(join(root, name, "secret.html"), `<p>${name}</p>`);
  }
  writeFileSync(join(folder, "robots.txt"), "User-agent: *\n");
  const server = await serveSite({
    folder,
    pathPrefix: "",
    port: 20_000 + Math.floor(Math.random() * 20_000),
    ...(changePage === undefined ? {} : {changePage})
  });
  onTestFinished(server.close);
  return server;
}

/** Asks for a path as it is, which a URL would tidy up. */
function ask(port: number, path: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request({host: "127.0.0.1", port, path, headers}, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
    });
    call.on("error", reject);
    call.end();
  });
}

describe.each([
  ["as it is", undefined],
  ["with pages changed on their way", (html: string) => html]
])("a server of a site, %s", (_, changePage) => {
  test.each([
    "/%",
    "//",
    "/%00.html",
    "/%E0%A4%A/",
    "/..%2f_site-old%2fsecret.html",
    "/../_site-old/secret.html"
  ])("goes on after %s", async (path) => {
    const {port} = await serve(changePage);
    expect(await ask(port, path)).not.toBe(path === "//" ? 0 : 200);
    expect(await ask(port, "/")).toBe(200);
  });

  test("goes on after a range that is none", async () => {
    const {port} = await serve(changePage);
    expect(await ask(port, "/robots.txt", {range: "bytes=50-10"})).toBeGreaterThanOrEqual(400);
    expect(await ask(port, "/robots.txt")).toBe(200);
  });
});

test("while a draft is shown its files stand for those of the same name", async () => {
  const root = temporaryFolder();
  const write = (path: string, text: string) => {
    mkdirSync(join(root, path, ".."), {recursive: true});
    writeFileSync(join(root, path), text);
  };
  write("live/index.html", "an old page");
  write("live/other/index.html", "another page");
  write("live/style.css", "/* old */");
  write("draft/index.html", "a new page");
  write("draft/style.css", "/* new */");
  let isShown = false;
  const server = await serveSite({
    folder: join(root, "live"),
    draft: {folder: join(root, "draft"), isShown: () => isShown},
    pathPrefix: "",
    port: 20_000 + Math.floor(Math.random() * 20_000),
    changePage: (html) => html.toUpperCase()
  });
  onTestFinished(server.close);
  const textOf = (path: string) => fetch(`${server.url}${path}`).then((response) => response.text());
  const texts = () => Promise.all(["", "other/", "style.css"].map(textOf));
  expect(await texts()).toEqual(["AN OLD PAGE", "ANOTHER PAGE", "/* old */"]);
  isShown = true;
  expect(await texts()).toEqual(["A NEW PAGE", "ANOTHER PAGE", "/* new */"]);
  isShown = false;
  expect(await texts()).toEqual(["AN OLD PAGE", "ANOTHER PAGE", "/* old */"]);
});

test("what a build puts in place meanwhile is sent all the same", async () => {
  const root = temporaryFolder();
  const [draft, live] = [join(root, "draft"), join(root, "live")];
  for (const folder of [draft, live]) mkdirSync(folder);
  writeFileSync(join(draft, "style.css"), "/* new */");
  const server = await serveSite({
    folder: live,
    draft: {folder: draft, isShown: () => true},
    pathPrefix: "",
    port: 20_000 + Math.floor(Math.random() * 20_000),
    changePage: (html) => html
  });
  onTestFinished(server.close);
  let [from, to] = [draft, live];
  const moves = setInterval(() => {
    renameSync(join(from, "style.css"), join(to, "style.css"));
    [from, to] = [to, from];
  });
  onTestFinished(() => clearInterval(moves));
  for (let time = 0; time < 300; time++) {
    const response = await fetch(`${server.url}style.css`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("text/css");
    expect(await response.text()).toBe("/* new */");
  }
});
