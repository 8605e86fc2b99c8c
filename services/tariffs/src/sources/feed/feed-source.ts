import type { Statement, TariffSource } from "../port.js";
import { fetchText, type FilePlace } from "../fetch-text.js";
import { readCsvFeed } from "./read-csv-feed.js";
import { readJsonFeed } from "./read-json-feed.js";

export interface FeedOptions {
  readonly name: string;
  readonly title: string;
  readonly place: FilePlace;
  readonly atMinute: number | null;
}

/** A provider's own list of tariffs in our published form, JSON or CSV, told apart by how it begins. */
export function feedSource({ name, title, place, atMinute }: FeedOptions): TariffSource {
  return {
    name,
    title,
    kind: "feed",
    generated: false,
    atMinute,
    fetch: async (call) => readFeed(await fetchText(place, call)),
  };
}

/** Throws StatementFault. */
export function readFeed(text: string): Statement {
  return /^\uFEFF?\s*[{[]/.test(text) ? readJsonFeed(text.replace(/^\uFEFF/, "")) : readCsvFeed(text);
}
