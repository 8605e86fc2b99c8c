import type { Fuel, Meter } from "../../data/answers.js";
import { useWords } from "../../words/index.js";

/** The names the service gives a meter that nobody has named: said in the language in force instead. */
const NAMES_OF_NOBODY: readonly string[] = ["Electricity", "Gas", ""];

export function useMeterName(): (meter: { readonly name: string; readonly fuel: Fuel }) => string {
  const t = useWords("energy");
  return ({ name, fuel }) => (NAMES_OF_NOBODY.includes(name) ? t(fuel) : name);
}

/** "20 0002 7391 990" as bills write an MPAN; an MPRN in one piece. */
export function spacedMeterPoint({ fuel, meterPoint }: Pick<Meter, "fuel" | "meterPoint">): string {
  const whole = fuel === "gas" || meterPoint.length !== 13;
  return whole ? meterPoint : meterPoint.replace(/^(\d{2})(\d{4})(\d{4})(\d{3})$/, "$1 $2 $3 $4");
}
