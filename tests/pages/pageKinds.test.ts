import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {home} from "../../src/home.ts";
import {instantAt} from "../../src/model/instant.ts";
import {outputPath} from "../../src/model/permalink.ts";
import {pageTypes} from "../../src/pages/registry.ts";
import {settingsOf} from "../../src/pages/setting.ts";
import {preparePublication} from "../../src/preparePublication.ts";
import {Report} from "../../src/problems/report.ts";
import {bundleAssets} from "../../src/rendering/bundles.ts";
import {renderPictures} from "../../src/rendering/pictures.ts";
import {testNow} from "../support/newsrooms.ts";
import {kindAt, kindPages, pageKinds} from "../support/pageKinds.ts";

/** A redirect leads elsewhere before anybody could read it. */
const notRead = ["redirect"];

test("every page type is measured and walked through", () => {
  const read = pageTypes.map(({name}) => name).filter((name) => !notRead.includes(name));
  expect(pageKinds.map(({type}) => type).sort()).toEqual(read.sort());
});

describe("a page's type is known by its address", () => {
  test.each(["tests/sites/full/newsroom", "."])("%s", async (newsroom) => {
    const report = new Report();
    const publication = preparePublication(
      {
        root: join(home, newsroom),
        now: instantAt(Date.parse(testNow)),
        out: undefined,
        url: undefined,
        onProgress: () => {}
      },
      report
    );
    if (publication === undefined) throw new Error(`${newsroom} has errors`);
    const bundles = await bundleAssets(
      {
        themes: [join(home, "_includes")],
        searchClient: join(home, "src/search/client"),
        offlineClient: join(home, "src/offline/client")
      },
      (_, make) => make()
    );
    const pictures = await renderPictures(publication.images, (_, make) => make());
    const settings = settingsOf(publication, {bundles, pictures});
    const faults = pageTypes
      .filter(({name}) => !notRead.includes(name))
      .flatMap(({name, sheets}) =>
        [...sheets(settings)].map(({permalink}) => ({
          name,
          path: outputPath(permalink).replace(/(^|\/)index\.html$/, "$1")
        }))
      )
      .filter(({name, path}) => kindAt(path)?.type !== name);
    expect(faults).toEqual([]);
  });
});

test("the newsroom that tests whole sites has a page of every type", () => {
  const found = new Set(kindPages(join(home, "tests/sites/full/expected")).map(({kind}) => kind.type));
  expect(pageKinds.map(({type}) => type).filter((type) => !found.has(type))).toEqual([]);
});
