import type { RegisterUnit } from "@halfhourly/domain";
import type { StoredRegister } from "./registers.js";

export interface HeldRegister {
  readonly id: string;
  readonly unit: RegisterUnit;
}

/** Some 10 MB. */
const keptAtMost = 50_000;
const keptForMs = 10 * 60_000;

interface Kept extends HeldRegister {
  readonly untilMs: number;
}

/**
 * The row ids of registers that came lately, in this process. One that was erased since is kept here still: what is sealed
 * for it is not stored under its id, but under that of the register that stands in its place, as whoever stores finds out.
 */
export class KnownRegisters {
  readonly #kept = new Map<string, Kept>();

  constructor(readonly now: () => number) {}

  /** Undefined where it is not known, or was known in the other unit: then only the database can tell. */
  find(register: StoredRegister, unit: RegisterUnit): HeldRegister | undefined {
    const kept = this.#kept.get(nameOf(register));
    return kept !== undefined && kept.unit === unit && kept.untilMs > this.now() ? kept : undefined;
  }

  keep(register: StoredRegister, { id, unit }: HeldRegister): void {
    const name = nameOf(register);
    // Put last, so that the first is the one that was asked for longest ago.
    this.#kept.delete(name);
    this.#kept.set(name, { id, unit, untilMs: this.now() + keptForMs });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > keptAtMost && oldest !== undefined) this.#kept.delete(oldest);
  }
}

function nameOf([household, meterPointHash, fuel, direction, element]: StoredRegister): string {
  return `${household}|${meterPointHash}|${fuel}|${direction}|${element}`;
}
