import assert from "node:assert/strict";
import { test } from "node:test";
import { EMPTY_LINK, type LinkDraft } from "../src/features/link/link-draft.js";
import { longAgo, movedInFault, statedDate } from "../src/features/link/moved-in.js";
import { foundMeter } from "./found-meter.js";

const TODAY = "2026-11-29";

function draftOf(...occupiedFrom: readonly (string | null)[]): LinkDraft {
  const meters = occupiedFrom.map((from, nth) => foundMeter({ meterPoint: `${nth}`, occupiedFrom: from }));
  return {
    ...EMPTY_LINK,
    found: {
      source: "ynni-da",
      ticket: "ticket",
      ticketEndsAt: "2026-11-29T12:10:00Z",
      proofs: ["supplier-account"],
      meters,
    },
    chosen: meters.map(({ meterPoint }) => meterPoint),
  };
}

test("the supplier's day is told where it matters: the latest of the chosen meters, within the months that are asked for", () => {
  assert.equal(longAgo(TODAY), "2025-10-28");
  assert.equal(statedDate(draftOf("2026-05-03"), TODAY), "2026-05-03");
  assert.equal(statedDate(draftOf("2026-05-03", "2026-06-01", null), TODAY), "2026-06-01");
  assert.equal(statedDate(draftOf("2025-10-29"), TODAY), "2025-10-29");
  assert.equal(
    statedDate(draftOf("2025-10-28"), TODAY),
    null,
    "nothing from before is asked for in any case",
  );
  assert.equal(statedDate(draftOf(null), TODAY), null);
  assert.equal(
    statedDate({ ...draftOf("2026-05-03"), chosen: [] }, TODAY),
    null,
    "of a meter that is not chosen",
  );
});

test("an answer is a choice, and a day that was, where the move was within those months", () => {
  const faultOf = (moved: LinkDraft["moved"], movedIn: string) => movedInFault({ moved, movedIn }, TODAY);
  assert.equal(faultOf(null, "03/05/2026"), "not-answered");
  assert.equal(faultOf("long-ago", ""), null);
  assert.equal(
    faultOf("long-ago", "31/02/2026"),
    null,
    "a day that is not asked for any more is not looked at",
  );
  assert.equal(faultOf("on-date", ""), "no-date");
  assert.equal(faultOf("on-date", "31/02/2026"), "no-date");
  assert.equal(faultOf("on-date", "29/11/2026"), null, "today");
  assert.equal(faultOf("on-date", "30/11/2026"), "to-come");
});
