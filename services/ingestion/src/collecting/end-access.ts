import { SourceFault } from "../suppliers/source-fault.js";
import { callForPeople } from "./find-account.js";
import type { CollectingParts } from "./parts.js";
import { openColumn } from "./sealed.js";
import { fromSource } from "./source-problems.js";
import type { AccessRow } from "./store/accesses.js";

/**
 * Accesses that were removed here end at their sources too, as far as these can. Opened before it resolves, because the
 * household's key may be destroyed next; sources are not waited for, and a failure is noted: what the household asked for is
 * done. Call it after the transaction that removed them.
 */
export async function endAtSources(
  parts: Pick<CollectingParts, "sources" | "sealing" | "config" | "now" | "log">,
  removed: readonly AccessRow[],
): Promise<void> {
  for (const row of removed) {
    const source = parts.sources.get(row.source);
    if (source === undefined || source.endAccess === null) continue;
    try {
      const access = openColumn(await parts.sealing.of(row.household), "access", row.id, row.access);
      const ending = fromSource(source.endAccess(callForPeople(parts, source), access));
      ending.catch((fault: unknown) => note(parts, row, fault));
    } catch (fault) {
      note(parts, row, fault);
    }
  }
}

function note({ log }: Pick<CollectingParts, "log">, { source }: AccessRow, fault: unknown): void {
  const code = fault instanceof SourceFault ? fault.code : "unexpected";
  log.warn({ source, code }, "an access could not be ended at its source");
}
