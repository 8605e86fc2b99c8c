import type { RegisterWords, SourceFile } from "../source.js";

/** n3rgy stamps the end of each half hour in UTC, without saying so. Electricity is in kWh; gas in m3 or kWh, as `unit` says. */
export const N3RGY_CLOCK: Pick<SourceFile, "format" | "stamp" | "zone"> = {
  format: "n3rgy",
  stamp: { value: "end", basis: "documented" },
  zone: { value: "UTC", basis: "documented" },
};

export const N3RGY_UNITS: NonNullable<RegisterWords["unitOf"]> = { electricity: "kWh" };
