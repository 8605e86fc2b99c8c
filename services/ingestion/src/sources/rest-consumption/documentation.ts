import type { RegisterWords, SourceFile } from "../source.js";

/**
 * Octopus Energy's REST API, "consumption": electricity in kWh; gas in kWh from SMETS1 meters and in m3 from SMETS2, which
 * the body does not tell. Intervals are ISO 8601 with the local offset, so both +01:00 and Z come in one body.
 */
export const REST_UNITS: NonNullable<RegisterWords["unitOf"]> = { electricity: "kWh" };

export const REST_CLOCK: Pick<SourceFile, "format" | "stamp" | "zone"> = {
  format: "rest-consumption",
  stamp: { value: "start", basis: "stated" },
  zone: { value: "Europe/London", basis: "documented" },
};
