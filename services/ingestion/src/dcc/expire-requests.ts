import { askAgain } from "./end-request.js";
import type { ExchangeParts } from "./parts.js";
import { isOpen, overdueRequests } from "./store/requests.js";
import { withRequest } from "./with-request.js";

const AT_ONCE = 100;

/** Requests whose answer is overdue are asked again. @returns how many */
export async function expireOverdue(parts: ExchangeParts, shouldStop: () => boolean): Promise<number> {
  const overdue = await overdueRequests(parts.database, new Date(parts.now()), AT_ONCE);
  let expired = 0;
  for (const row of overdue) {
    if (shouldStop()) break;
    await withRequest(parts.database, row, async (locked) => {
      if (!isOpen(locked.row) || locked.row.state !== row.state) return;
      await askAgain(locked, parts, "no-answer");
      expired++;
    });
  }
  return expired;
}
