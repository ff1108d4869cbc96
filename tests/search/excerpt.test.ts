import {expect, test} from "vitest";
import {excerptOf} from "../../src/search/client/excerpt.ts";

const shown = (parts: ReturnType<typeof excerptOf>) =>
  parts.map(({text, isFound}) => (isFound ? `[${text}]` : text)).join(" ");

const story = (content: string) => ({content, headline: "Another headline"});

test("a phrase wins over a crowd of small words", () => {
  const words = [
    ..."the a the b the c the d the e".split(" "),
    ..."x ".repeat(60).trim().split(" "),
    "the",
    "sea",
    "wall",
    "y",
    "z"
  ];
  const found = words.flatMap((word, place) => (["the", "sea", "wall"].includes(word) ? [place] : []));
  expect(shown(excerptOf(story(words.join(" ")), found, 8))).toContain("[the sea wall]");
});

test("what is left out before and behind is marked so", () => {
  const words = Array.from({length: 50}, (_, place) => `w${place}`);
  expect(shown(excerptOf(story(words.join(" ")), [25], 5))).toBe("… w23 w24 [w25] w26 w27 …");
  expect(shown(excerptOf(story(words.join(" ")), [0], 5))).toBe("[w0] w1 w2 w3 w4 …");
});

test("a story found by its name alone shows its beginning", () => {
  expect(shown(excerptOf(story("one two three"), []))).toBe("one two three");
});

test("the headline, which stands above, is not said again, and what is found in it is found there", () => {
  const headline = "Low tide – “lowest” of the year";
  const content = "Low tide “lowest” of the year. The tide went out at noon.";
  expect(shown(excerptOf({content, headline}, [1, 7]))).toBe("The [tide] went out at noon.");
  expect(shown(excerptOf({content, headline}, [0]))).toBe("The tide went out at noon.");
  expect(shown(excerptOf({content, headline: "Low tides"}, [0]))).toContain("[Low] tide");
  expect(shown(excerptOf({content: "کم پانی. پانی اتر گیا۔", headline: "کم پانی"}, [2]))).toBe(
    "[پانی] اتر گیا۔"
  );
});
