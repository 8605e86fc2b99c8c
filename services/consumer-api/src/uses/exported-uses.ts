import type { ExportSection } from "@halfhourly/contracts";
import type { Parts } from "../parts.js";

/** All services together stay below what a section may hold. */
const mostOfAService = 20_000;

/** Who used the household's data, as an export hands it out. */
export async function exportedUses(
  { auditLogs }: Pick<Parts, "auditLogs">,
  household: string,
): Promise<ExportSection> {
  const entries: ExportSection["entries"] = [];
  let leftOut = 0;
  for (const log of auditLogs) {
    const slice = await log.newest(household, mostOfAService);
    for (const entry of slice.entries) entries.push({ service: log.service, ...entry });
    leftOut += slice.head.position - slice.entries.length;
  }
  return {
    about: "Who did what with your data, when, where and why: by opaque ids, with the hashes that prove it.",
    entries,
    notIncluded:
      leftOut === 0 ? {} : { older: `${leftOut} older entries, which /v1/uses shows page by page.` },
  };
}
