import { json, type FakeAnswer, type FakeRequest } from "../fake-service.js";

const DEFAULT_PAGE_SIZE = 100;
const LARGEST_PAGE_SIZE = 1_500;

/** Those of prices that hold in the asked period; everything for a period that is none. */
export function inAskedPeriod<One extends { readonly fromMs: number; readonly beforeMs: number | null }>(
  { query }: FakeRequest,
  all: readonly One[],
): readonly One[] {
  const fromMs = Date.parse(query.get("period_from") ?? "");
  const toMs = Date.parse(query.get("period_to") ?? "");
  return all.filter((one) => !(one.fromMs >= toMs) && !(one.beforeMs !== null && one.beforeMs <= fromMs));
}

/** One page of results. */
export function pageOf(
  { query, baseUrl, path }: FakeRequest,
  asked: readonly object[],
  usualSize = DEFAULT_PAGE_SIZE,
): FakeAnswer {
  const size = Number(query.get("page_size") ?? usualSize);
  const page = Number(query.get("page") ?? 1);
  if (!Number.isInteger(size) || size < 1 || size > LARGEST_PAGE_SIZE)
    return json(400, { page_size: ["Not a valid page size."] });
  const pages = Math.max(1, Math.ceil(asked.length / size));
  if (!Number.isInteger(page) || page < 1 || page > pages) return json(404, { detail: "Invalid page." });
  const link = (to: number): string | null => {
    if (to < 1 || to > pages) return null;
    const changed = new URLSearchParams(query);
    changed.set("page", String(to));
    return `${baseUrl}${path}?${changed}`;
  };
  return json(200, {
    count: asked.length,
    next: link(page + 1),
    previous: link(page - 1),
    results: asked.slice((page - 1) * size, page * size),
  });
}
