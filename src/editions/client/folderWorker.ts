/** The worker of an edition: that of the site, with another way to its files. */
import "./pageFetch.ts";
import "../../search/client/searchWorker.ts";
