import {expect, test} from "vitest";
import {readPage} from "../../src/checks/builtSite.ts";
import {linkJudge} from "../../src/checks/linkFault.ts";
import type {Masthead} from "../../src/model/newsroom.ts";

const page = readPage("/about/", `<html lang="en"><h1 id="who">About</h1></html>`);
const site = {
  pages: [page],
  pageAt: (path: string) => (path === page.path ? page : undefined),
  files: new Set(["/about/index.html"]),
  feeds: []
};
const fault = (href: string, url = "https://news.example/sub/") =>
  linkJudge(site, {url} as Masthead)(href, "/");

test("a link to a page or a place on it is sound, below a path prefix and in any script", () => {
  expect(fault("/sub/about/#who")).toBe(undefined);
  expect(fault("/%D8%AE%D8%A8%D8%B1/about/", "https://news.example/خبر/")).toBe(undefined);
});

test("a link that leads nowhere says why", () => {
  expect(fault("/sub/abuot/")?.why).toBe("which is not on the site");
  expect(fault("/sub/about/#whom")?.why).toContain("no place called whom");
  expect(fault("/about/")?.why).toContain("outside");
  expect(fault("/sub/%E0%A4%A/")?.why).toBe("which is no address");
});
