import type { AuditSlice } from "@halfhourly/audit";
import { mostUses, type Uses, type UsesQuery } from "@halfhourly/contracts";
import { Problem } from "@halfhourly/service-kit";
import { isoSeconds } from "../actions/show-meters.js";
import type { Parts } from "../parts.js";

/**
 * The newest entries of every service's chain of the household, or older ones of one service. Whoever goes back holds the
 * hash of the older page's `head` against the `previousHash` of the entry that it asked before.
 * @throws Problem `use-unknown` for a service that keeps no audit, or a position without a service.
 */
export async function showUses(
  { auditLogs }: Pick<Parts, "auditLogs">,
  household: string,
  { service, before }: UsesQuery,
): Promise<Uses> {
  const logs = auditLogs.filter((log) => service === undefined || log.service === service);
  if (logs.length === 0 || (before !== undefined && service === undefined))
    throw new Problem(
      422,
      "use-unknown",
      "Name one of the services of the whole list, and a position only with it.",
    );
  const chains = logs.map(async (log) => {
    const slice =
      before === undefined
        ? await log.newest(household, mostUses)
        : endingBefore(before, await log.slice(household, Math.max(0, before - 1 - mostUses), before - 1));
    return { service: log.service, ...shown(slice) };
  });
  return { chains: await Promise.all(chains) };
}

/** The page as a chain that ends with it: it verifies by itself. */
function endingBefore(before: number, { entries, anchored }: AuditSlice): AuditSlice {
  const older = entries.filter(({ position }) => position < before);
  const { position, hash } = older.at(-1) ?? { position: 0, hash: "" };
  return { entries: older, head: { position, hash }, anchored };
}

function shown({ entries, head, anchored }: AuditSlice): Omit<Uses["chains"][number], "service"> {
  const chain = { entries: entries.map((entry) => ({ ...entry })), head: { ...head } };
  if (anchored === null || anchored.position > head.position) return chain;
  const { anchor, anchoredAtMs, position, hash } = anchored;
  return { ...chain, anchored: { anchor, anchoredAt: isoSeconds(anchoredAtMs), position, hash } };
}
