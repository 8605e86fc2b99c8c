import { verifySlice, type SliceVerdict } from "@halfhourly/domain";
import type { Use, Uses } from "@halfhourly/contracts";

export type Fault = (SliceVerdict & { readonly ok: false })["fault"];

export type CheckOutcome =
  | {
      readonly ok: true;
      readonly lines: number;
      /** When the oldest of the books' newest seals was made, UTC milliseconds; null where a book has none yet. */
      readonly sealedAtMs: number | null;
      /** True where a book has older lines than the list holds: those were not looked at. */
      readonly olderLeftOut: boolean;
    }
  | {
      readonly ok: false;
      readonly service: string;
      readonly position: number;
      readonly fault: Fault;
      /** The line itself, null where it is not in the list. */
      readonly use: Use | null;
    };

/** Works out every check sum of every book and holds them against the books' heads and seals, up to the first that does not fit. */
export async function checkUses(
  { chains }: Uses,
  sha256Hex: (text: string) => Promise<string> | string,
): Promise<CheckOutcome> {
  let everyBookSealed = true;
  for (const { service, entries, head, anchored } of chains) {
    const verdict = await verifySlice(entries, head, anchored ?? null, sha256Hex);
    if (!verdict.ok) {
      const { position, fault } = verdict;
      const use = entries.find((entry) => entry.position === position) ?? null;
      return { ok: false, service, position, fault, use };
    }
    everyBookSealed &&= verdict.anchored || entries.length === 0;
  }
  const seals = chains.flatMap(({ anchored }) =>
    anchored === undefined ? [] : [Date.parse(anchored.anchoredAt)],
  );
  return {
    ok: true,
    lines: chains.reduce((sum, { entries }) => sum + entries.length, 0),
    sealedAtMs: everyBookSealed && seals.length > 0 ? Math.min(...seals) : null,
    olderLeftOut: chains.some(({ entries }) => (entries[0]?.position ?? 1) > 1),
  };
}
