import type { AuditFault, AuditVerdict } from "@halfhourly/audit";

type Words = (position: number) => string;

const words: Readonly<Record<AuditFault["fault"], Words>> = {
  changed: () => "it was changed, or is not in its place",
  missing: () => "it was taken out",
  inserted: () => "it was put in: the chain's own record of its end does not know it",
  "cut off": () => "it and what came after it were cut off, or the chain's own record of its end was changed",
  "anchor differs": () =>
    "it is not the entry that an anchor recorded: it, or the chain up to it, was rewritten",
  "anchor changed": (number) =>
    `anchor ${number} is not as it was written, or does not follow the one before`,
  "anchor missing": (number) => `anchor ${number} is not there`,
  "table missing": () => "the table is not there",
};

/** A fault in plain words: which service, which chain, which entry, what is wrong with it. */
export function wordsOf({
  service,
  verdict,
}: {
  readonly service: string;
  readonly verdict: AuditVerdict;
}): string {
  if (verdict.ok) return `${service}: verified`;
  const { chain, position, fault } = verdict;
  const what = words[fault](position);
  const isEntry = !["anchor changed", "anchor missing", "table missing"].includes(fault);
  return isEntry
    ? `${service}, chain ${JSON.stringify(chain)}, entry ${position}: ${what}`
    : `${service}, ${chain}: ${what}`;
}
