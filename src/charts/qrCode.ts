import {encode} from "uqr";
import type {Markup} from "../model/sheet.ts";
import {html} from "../rendering/markup.ts";

/** White modules that a QR code needs around it. (ISO/IEC 18004, 6.3.8.) */
const quiet = 4;

/** An address as a QR code, black on white in every scheme, since readers of QR codes expect that. */
export function qrCode(url: string): Markup {
  const {data} = encode(url, {ecc: "M", border: quiet});
  const runs = data.flatMap((row, y) =>
    runsOf(row).map(({from, length}) => `M${from} ${y}h${length}v1h-${length}z`)
  );
  return html`<svg class="qr-code" viewBox="0 0 ${data.length} ${data.length}" shape-rendering="crispEdges" aria-hidden="true"><path fill="#fff" d="M0 0h${data.length}v${data.length}H0z"/><path fill="#000" d="${runs.join("")}"/></svg>`;
}

/** Where black modules stand side by side in a row. */
function runsOf(row: readonly boolean[]): readonly {readonly from: number; readonly length: number}[] {
  const starts = row.flatMap((isBlack, x) => (isBlack && !row[x - 1] ? [x] : []));
  return starts.map((from) => {
    const end = row.indexOf(false, from);
    return {from, length: (end < 0 ? row.length : end) - from};
  });
}
