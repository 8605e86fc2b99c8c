import type { DataPlace } from "@halfhourly/contracts";

/** What collecting holds of households, and what an erasure does with it. */
export const collectingPlaces: readonly DataPlace[] = [
  {
    place: "table ingestion.source_access",
    erasure: "removed",
    why: "Keys and tokens that let us in at a supplier, and for 15 minutes what was found there; sealed. Never a password.",
  },
  {
    place: "table ingestion.source_sign_in",
    erasure: "removed",
    why: "A sign-in at a supplier that is under way, for 15 minutes at most; its secret sealed.",
  },
  {
    place: "table ingestion.source_link",
    erasure: "removed",
    why: "From which source a meter is collected and how far it has come; meter point, devices, balance and power sealed.",
  },
  {
    place: "table ingestion.source_fetch",
    erasure: "removed",
    why: "Which days were asked for and when, without their values.",
  },
  {
    place: "table ingestion.day_try",
    erasure: "removed",
    why: "Days that are not whole and how often they were asked for.",
  },
  {
    place: "table ingestion.dead_letter",
    erasure: "removed",
    why: "What kept failing, with its reason; a record of the stream among them is sealed and names no household: it is shredded with the key.",
  },
  {
    place: "table ingestion.begin_turn",
    erasure: "removed",
    why: "That a collection is being begun, for 30 seconds at most.",
  },
];
