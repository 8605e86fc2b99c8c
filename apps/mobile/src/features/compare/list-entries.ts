import type { TariffComparison, TariffResult } from "@halfhourly/contracts";

/** A line of the list: a tariff, or what is paid today at its place among them. */
export type ListEntry =
  | { readonly kind: "tariff"; readonly result: TariffResult }
  | { readonly kind: "today"; readonly totalPence: number; readonly name: string };

type Listed = Pick<TariffComparison, "results" | "today" | "order">;

/** The tariffs in the service's order, whose name and supplier hold every word that is searched for, and today's among them. */
export function listEntries({ results, today, order }: Listed, search: string): readonly ListEntry[] {
  const words = plain(search).split(" ");
  const found = results.filter(({ name, supplier }) => {
    const text = plain(`${supplier} ${name}`);
    return words.every((word) => text.includes(word));
  });
  const entries = found.map((result): ListEntry => ({ kind: "tariff", result }));
  if (today === null) return entries;
  const after = found.findIndex((result) => standsAfterToday(result, today.totalPence, order));
  const at = after < 0 ? entries.length : after;
  return [...entries.slice(0, at), { kind: "today", ...today }, ...entries.slice(at)];
}

/** By green share today's tariff stands among those without one: its share is not known. */
function standsAfterToday(
  { totalPence, greenPerMille }: TariffResult,
  todayPence: number,
  order: TariffComparison["order"],
): boolean {
  if (order === "green" && (greenPerMille ?? 0) > 0) return false;
  return totalPence >= todayPence;
}

/** As it is typed in a hurry: small letters, no accents, one space between words. */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}

/** The first `most` tariffs, and today's line where it stands among them or next to the last of them. */
export function firstEntries(entries: readonly ListEntry[], most: number): readonly ListEntry[] {
  let tariffs = 0;
  return entries.filter(({ kind }) => (kind === "tariff" ? ++tariffs <= most : tariffs <= most));
}

export function tariffsIn(entries: readonly ListEntry[]): number {
  return entries.filter(({ kind }) => kind === "tariff").length;
}
