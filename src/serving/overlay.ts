import {escapeHtml} from "../rendering/markup.ts";

/** Laid over each page while there are problems, and reloads it when there are none. It keeps to the pages' CSP. */
export const overlayScript = `
const events = new EventSource("/__khabar/events");
let overlay;
// The page of a story that was saved comes first, and once: the others when all are made.
events.addEventListener("preview", ({data}) => JSON.parse(data) === location.pathname && location.reload());
events.addEventListener("reload", ({data}) => {
  if (JSON.parse(data) !== location.pathname) location.reload();
  else overlay?.remove();
});
events.addEventListener("problems", (event) => {
  overlay?.remove();
  const style = Object.assign(document.createElement("link"), {rel: "stylesheet", href: "/__khabar/dev.css"});
  const text = Object.assign(document.createElement("pre"), {textContent: JSON.parse(event.data)});
  const close = Object.assign(document.createElement("button"), {textContent: "Close", type: "button"});
  overlay = document.createElement("dialog");
  overlay.id = "khabar-problems";
  overlay.append(style, Object.assign(document.createElement("h2"), {textContent: "The site is as it was before these problems"}), text, close);
  close.addEventListener("click", () => overlay.close());
  document.body.append(overlay);
  overlay.showModal();
});
`;

export const overlayStyle = `
#khabar-problems, body.khabar-problems { direction: ltr; font-family: system-ui, sans-serif; }
#khabar-problems { box-sizing: border-box; inline-size: 100%; block-size: 100%; max-inline-size: none; max-block-size: none; padding: 2rem; border: 0; color: #f0ebe0; background: #171512; }
#khabar-problems pre, body.khabar-problems pre { white-space: pre-wrap; font: 1rem/1.5 ui-monospace, monospace; }
#khabar-problems button { padding: .5rem 1rem; }
`;

/** The problems as a page of their own, for when there is no site yet. */
export function overlayPage(problems: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Problems</title><link rel="stylesheet" href="/__khabar/dev.css">
<body class="khabar-problems"><h1>There is no site yet, because of these problems</h1><pre>${escapeHtml(problems)}</pre><script src="/__khabar/dev.js"></script></body></html>`;
}
