import type { DataPlace } from "@halfhourly/contracts";

/** The log in PostgreSQL that readings pass on their way into the store. */
export const streamPlaces: readonly DataPlace[] = [
  {
    place: "table stream.batch",
    erasure: "shredded",
    why: "Readings on their way into the store, for seconds as a rule; sealed with the household's key. Household, register and collection stand beside them as opaque ids, and the dates.",
  },
  {
    place: "table stream.partition",
    erasure: "nothing-personal",
    why: "How far each part of the stream was written: counts only.",
  },
  {
    place: "table stream.place",
    erasure: "nothing-personal",
    why: "How far each part of the stream was stored, and by which process: counts only.",
  },
  {
    place: "table stream.member",
    erasure: "nothing-personal",
    why: "Which processes store what is on the stream: ids that nobody has.",
  },
];
