import { readFileSync } from "node:fs";
import { PriceCapsSchema, type PriceCaps } from "@halfhourly/contracts";
import { Type, type Static } from "typebox";
import { Check } from "typebox/value";

const FactorSchema = Type.Object({
  year: Type.Integer(),
  gramsPerKwh: Type.String({ pattern: "^\\d{1,4}(\\.\\d{1,6})?$" }),
});
const CarbonFactorsSchema = Type.Object({
  source: Type.String(),
  electricity: Type.Array(FactorSchema, { minItems: 1 }),
  gas: Type.Array(FactorSchema, { minItems: 1 }),
});
/** Grams of CO2 equivalent a kWh by the year they are published for. */
export type CarbonFactors = Static<typeof CarbonFactorsSchema>;

/** The dated facts that ship with the service, beside the sources whether compiled or not. Throws where one is broken. */
export function readPriceCaps(): PriceCaps {
  const held: unknown = readJson("price-caps.json");
  if (!Check(PriceCapsSchema, held)) throw new Error("src/data/price-caps.json does not fit PriceCapsSchema");
  return held;
}

export function readCarbonFactors(): CarbonFactors {
  const held: unknown = readJson("carbon-factors.json");
  if (!Check(CarbonFactorsSchema, held))
    throw new Error("src/data/carbon-factors.json does not have its form");
  return held;
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../src/data/${name}`, import.meta.url), "utf8"));
}
