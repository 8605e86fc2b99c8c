import type { IntervalDocument, IntervalPage } from "@halfhourly/contracts";
import type { HasFault } from "./faults.js";

/** A right page, as a supplier with these faults would tell it. Not typed as one: it is none any more. */
export function spoiledPage(page: IntervalPage, isFirst: boolean, has: HasFault): unknown {
  let documents: readonly IntervalDocument[] = page.documents;
  if (has("from-left-out") && isFirst) documents = withoutFirstValue(documents);
  if (has("before-included") && page.next === null) documents = withOneMore(documents);
  if (has("page-lost") && !isFirst && page.next === null) documents = documents.slice(1);
  if (has("always-48")) documents = documents.map(asIfClocksStood);
  const told = documents.map((document): unknown => {
    const { values, start, unit } = document;
    if (has("zero-for-missing")) return { ...document, values: values.map((value) => value ?? 0) };
    if (has("values-in-kwh"))
      return { ...document, values: values.map((v) => (v === null ? v : v / 1000 + 0.0001)) };
    if (has("local-times")) return { ...document, start: start.replace("Z", "+00:00") };
    if (has("other-unit")) return { ...document, unit: unit === "Wh" ? "dm3" : "Wh" };
    if (has("other-answer-each-time"))
      return { ...document, revision: 1 + Math.floor(performance.now() * 1000) };
    return document;
  });
  return { ...page, documents: told };
}

function withoutFirstValue([first, ...others]: readonly IntervalDocument[]): readonly IntervalDocument[] {
  if (first === undefined || first.values.length < 2) return others;
  const start = new Date(Date.parse(first.start) + 1_800_000).toISOString().replace(".000Z", "Z");
  return [{ ...first, start, values: first.values.slice(1) }, ...others];
}

function withOneMore(documents: readonly IntervalDocument[]): readonly IntervalDocument[] {
  const last = documents.at(-1);
  return last === undefined ? [] : [...documents.slice(0, -1), { ...last, values: [...last.values, 1] }];
}

/** A local day of 46 is filled up, one of 50 cut off. */
function asIfClocksStood(document: IntervalDocument): IntervalDocument {
  const { values } = document;
  if (values.length !== 46 && values.length !== 50) return document;
  return { ...document, values: [...values, 0, 0].slice(0, 48) };
}
