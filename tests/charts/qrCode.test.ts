import {expect, test} from "vitest";
import {qrCode} from "../../src/charts/qrCode.ts";

/** The finder pattern that stands in three corners. (ISO/IEC 18004, 6.3.3.) */
const finder = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"];

test("a QR code has its three finders, black on white, inside four white modules", () => {
  const svg = qrCode("https://news.example/topics/tides/").html;
  const size = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
  const grid = Array.from({length: size}, () => Array.from({length: size}, () => "0"));
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g))
    grid[Number(y)]?.fill("1", Number(x), Number(x) + Number(length));
  const at = (x: number, y: number) => finder.map((_, row) => grid[y + row]?.slice(x, x + 7).join(""));
  expect(at(4, 4)).toEqual(finder);
  expect(at(size - 11, 4)).toEqual(finder);
  expect(at(4, size - 11)).toEqual(finder);
  expect(grid.slice(0, 4).flat()).not.toContain("1");
  expect(grid.map((row) => row.slice(0, 4).join("")).join("")).not.toContain("1");
  expect(svg).toContain('fill="#fff"');
});
