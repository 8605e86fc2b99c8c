import type { Grant } from "@halfhourly/domain";
import { KeyDestroyed } from "@halfhourly/keys";
import { askBalanceOf } from "./ask-balance.js";
import { askLiveOf } from "./ask-live.js";
import { askRange } from "./ask-range.js";
import { lookAtLink } from "./look-at-link.js";
import { openAccount, type OpenAccount } from "./open-account.js";
import type { CollectingParts } from "./parts.js";
import { openColumn, type LinkTask } from "./sealed.js";
import { stopUnconsented } from "./stop-link.js";
import { dueOfAccount, type DueLink } from "./store/claim-account.js";
import { nextFetch } from "./store/fetches.js";
import { readLink, type LinkRow } from "./store/links.js";

/** So many ranges of one account at a turn: then others have theirs. */
const MOST_RANGES_A_TURN = 20;

/** A meter of an account that is worked on, under a consent that lives now. */
export interface OpenLink {
  readonly account: OpenAccount;
  readonly link: LinkRow;
  readonly task: LinkTask;
  readonly grant: Grant;
}

/** Does what is due for an account, live first. What goes wrong with a source is written down; everything else rejects. */
export async function workAccount(
  parts: CollectingParts,
  accessId: string,
  until: { readonly signal: AbortSignal; readonly shouldStop: () => boolean },
): Promise<void> {
  try {
    const account = await openAccount(parts, accessId, until.signal);
    if (account === null) return;
    for (const due of await dueOfAccount(parts.database, accessId, new Date(parts.now())))
      if (!until.shouldStop()) await workLink(parts, account, due, until.shouldStop);
  } catch (fault) {
    // The household was erased while this was under way.
    if (!(fault instanceof KeyDestroyed)) throw fault;
  }
}

async function workLink(
  parts: CollectingParts,
  account: OpenAccount,
  due: DueLink,
  shouldStop: () => boolean,
): Promise<void> {
  const goesOn = async (is: boolean, work: (open: OpenLink) => Promise<unknown>) => {
    const open = is && !shouldStop() ? await openLink(parts, account, due.id) : null;
    if (open !== null) await work(open);
  };
  await goesOn(due.live, (open) => askLiveOf(parts, open));
  await goesOn(due.look, (open) => lookAtLink(parts, open));
  await goesOn(due.balance, (open) => askBalanceOf(parts, open));
  // A look has planned ranges that were not due before it.
  for (let ranges = 0; ranges < MOST_RANGES_A_TURN; ranges++) {
    const next = shouldStop() ? null : await nextFetch(parts.database, due.id, new Date(parts.now()));
    if (next === null) return;
    await goesOn(true, (open) => askRange(parts, open, next));
  }
}

/** The link as it is now. Null where it is collected no more, or by another source; without a consent it ends here. */
async function openLink(
  parts: CollectingParts,
  account: OpenAccount,
  linkId: string,
): Promise<OpenLink | null> {
  const link = await readLink(parts.database, linkId);
  if (link === null || link.state !== "collecting" || link.source !== account.source.adapter.name)
    return null;
  const task = openColumn(account.seal, "task", link.id, link.task);
  const { household, fuel } = link;
  const scope = { household, fuel, meterPoint: task.meterPoint, purpose: "viewing" as const };
  const grant = await parts.consent.mint(scope);
  if (grant !== null) return { account, link, task, grant };
  await stopUnconsented(parts, link.id);
  return null;
}
