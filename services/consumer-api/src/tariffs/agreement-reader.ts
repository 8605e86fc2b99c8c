import type { Direction, TariffAgreement } from "@halfhourly/domain";
import { agreementsOf } from "../actions/agreements.js";
import type { LinkedMeter } from "../actions/meter-rows.js";
import type { Parts } from "../parts.js";
import { parseAgreement } from "./parse-agreement.js";

export type AgreementsByDirection = Readonly<Record<Direction, readonly TariffAgreement[]>>;

const mostHeld = 500;

/**
 * A meter's agreements in the domain's numbers. Kept by meter and revision, because a half-hourly tariff holds up to
 * 20,000 prices and changes a few times a year; a change raises the revision, so nothing old is ever answered.
 */
export class AgreementReader {
  readonly #held = new Map<string, AgreementsByDirection>();
  readonly #parts: Pick<Parts, "database" | "keys">;

  constructor(parts: Pick<Parts, "database" | "keys">) {
    this.#parts = parts;
  }

  async of(meter: LinkedMeter): Promise<AgreementsByDirection> {
    const key = `${meter.id} ${meter.agreementsRevision}`;
    const held = this.#held.get(key);
    if (held !== undefined) return held;
    const agreements = await agreementsOf(this.#parts, meter.household, meter.id);
    const read: AgreementsByDirection = {
      import: agreements.filter(({ direction }) => direction === "import").map(parseAgreement),
      export: agreements.filter(({ direction }) => direction === "export").map(parseAgreement),
    };
    if (this.#held.size >= mostHeld) this.#held.delete(this.#held.keys().next().value!);
    this.#held.set(key, read);
    return read;
  }
}
