import {serviceWorkerPath} from "../../model/parcel.ts";
import {isSparing} from "./sparing.ts";
import type {Visit} from "./visit.ts";

// The one script on pages to read: it starts the service worker once the page is there, and tells it what was read.
const {currentScript} = document;
if ("serviceWorker" in navigator && currentScript instanceof HTMLScriptElement) {
  const root = new URL("..", currentScript.src);
  addEventListener("load", () => void start(navigator.serviceWorker, root));
}

/** A browser that keeps nothing, or a host that has no worker: the page is whole without. */
async function start(workers: ServiceWorkerContainer, root: URL): Promise<void> {
  try {
    // A worker that came with a new version of the site hears of the visit as well.
    workers.addEventListener("controllerchange", () => tell(workers));
    await workers.register(new URL(serviceWorkerPath, root));
    await workers.ready;
    tell(workers);
  } catch {}
}

function tell({controller}: ServiceWorkerContainer): void {
  const visit: Visit = {
    visit: location.href,
    files: performance.getEntriesByType("resource").map(({name}) => name),
    language: document.documentElement.lang,
    isSparing: isSparing()
  };
  controller?.postMessage(visit);
}
