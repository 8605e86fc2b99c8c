import type { DataPlace } from "@halfhourly/contracts";

/** What the exchange holds of households, and what an erasure does with it. */
export const exchangePlaces: readonly DataPlace[] = [
  {
    place: "table ingestion.dcc_collection",
    erasure: "removed",
    why: "What is collected for a meter and how far it has come; meter point, devices, proof and tariff sealed.",
  },
  {
    place: "table ingestion.dcc_request",
    erasure: "removed",
    why: "The ledger of requests. What alone stays is the deletion of a schedule, by its number, until it is done.",
  },
  {
    place: "table ingestion.dcc_schedule",
    erasure: "removed",
    why: "Schedules at the DCC by their numbers: they are deleted there, and here at once.",
  },
  {
    place: "table ingestion.dcc_answer",
    erasure: "removed",
    why: "Raw answers, sealed; wiped after 90 days in any case.",
  },
  {
    place: "table ingestion.dcc_answer_slots",
    erasure: "removed",
    why: "Which half hours each answer brought, without their values.",
  },
  {
    place: "table ingestion.dcc_log_day",
    erasure: "removed",
    why: "Days on which the meter's own total was not the sum of its half hours, both sealed.",
  },
  {
    place: "table ingestion.dcc_device_certificate",
    erasure: "removed",
    why: "The meter's certificates, which name it; sealed.",
  },
  {
    place: "table ingestion.dcc_proof_try",
    erasure: "kept",
    why: "How often occupancy was tried to be proved, by opaque id and keyed hash: two days, so that removing a meter gives no new tries.",
  },
  {
    place: "table ingestion.dcc_originator",
    erasure: "nothing-personal",
    why: "Our own user's counter, rate and stop.",
  },
];
