import type { FileFlags } from "@halfhourly/contracts";
import type { RegisterWords, SourceFile, SourceRow } from "../sources/source.js";
import { Refusal } from "./file-fault.js";
import { HALF_HOUR_MS } from "./local-clock.js";
import type { ReadRegister } from "./read-register.js";
import { RegisterRows } from "./register-rows.js";
import { RowClock, type Placement } from "./row-clock.js";
import type { RejectedRow } from "./row-fault.js";
import { settleClock, settleRegister, type Remark } from "./statements.js";
import type { Warnings } from "./warnings.js";

export interface GatheredRegister {
  readonly register: ReadRegister;
  readonly duplicates: number;
  readonly conflicts: number;
}

const ROWS_BETWEEN_PAUSES = 4096;

/** Brings every row of the file to its register and settles each. Throws Refusal where nothing is left. */
export function* gatherRows(
  file: SourceFile,
  flags: FileFlags,
  warnings: Warnings,
  reject: (row: RejectedRow) => void,
): Generator<void, GatheredRegister[], void> {
  const gathering = new Gathering(file, flags, warnings, reject);
  let rows = 0;
  for (const row of file.rows((code, message) => warnings.note(code, message, 1))) {
    gathering.take(row);
    if (++rows % ROWS_BETWEEN_PAUSES === 0) yield;
  }
  const registers = gathering.settle();
  if (registers.length === 0) throw gathering.nothingLeft(rows);
  return registers;
}

class Gathering {
  readonly #clock: RowClock;
  readonly #zoneRemark: Remark | null;
  readonly #registers = new Map<string, { words: RegisterWords; rows: RegisterRows | null }>();
  #last: { words: RegisterWords; rows: RegisterRows | null } | null = null;
  readonly #faults = new Map<string, number>();

  constructor(
    readonly file: SourceFile,
    readonly flags: FileFlags,
    readonly warnings: Warnings,
    readonly reject: (row: RejectedRow) => void,
  ) {
    const { habit, stampRemark, zoneRemark } = settleClock(file, flags);
    this.#clock = new RowClock(habit);
    this.#zoneRemark = zoneRemark;
    if (stampRemark !== null) warnings.note(stampRemark.code, stampRemark.message);
  }

  take(row: SourceRow | RejectedRow): void {
    if ("code" in row) return this.#refuse(row);
    const { rows } = this.#registerOf(row.register);
    if (rows !== null) rows.add(row, this.#placementOf(row));
  }

  settle(): GatheredRegister[] {
    if (this.#clock.metNoOffset && this.#zoneRemark !== null)
      this.warnings.note(this.#zoneRemark.code, this.#zoneRemark.message);
    const settled: GatheredRegister[] = [];
    for (const { words, rows } of this.#registers.values()) {
      if (rows === null) {
        this.warnings.note(
          "other-fuel-left-out",
          "The file also holds the fuel that --fuel does not ask for: its rows were left out.",
        );
        continue;
      }
      const { readings, duplicates, conflicts, roundedFar } = rows.settle(this.file.stepsTellLength);
      if (roundedFar > 0) {
        this.warnings.note(
          "rounded",
          "Values more than 0.01 of a unit away from a whole Wh or dm3 were rounded half-up.",
          roundedFar,
        );
      }
      if (readings.length === 0) continue;
      const { id, direction, element } = words;
      const { fuel, unit } = rows.facts;
      settled.push({ register: { id, fuel, direction, element, unit, readings }, duplicates, conflicts });
    }
    return settled;
  }

  /** Why a file that was recognised has no reading to show for it. */
  nothingLeft(rows: number): Refusal {
    const registers = [...this.#registers.values()];
    if (registers.length > 0 && registers.every((register) => register.rows === null)) {
      return new Refusal(
        "flag-contradicts-file",
        "The file holds the other fuel, and --fuel says otherwise: leave --fuel out.",
      );
    }
    const [commonest] = [...this.#faults].sort((a, b) => b[1] - a[1]);
    if (commonest?.[0] === "not-half-hourly") {
      return new Refusal(
        "not-half-hourly",
        "The file does not go by half hours (hourly, daily, monthly or finer rows): download it again with half-hourly readings.",
      );
    }
    const why =
      rows === 0
        ? "it has no rows"
        : `none of its ${rows} rows could be kept, most of them as ${commonest?.[0] ?? "empty"}`;
    return new Refusal(
      "no-half-hourly-readings",
      `The file is of a kind we read (${this.file.format}) but holds no half-hourly reading: ${why}.`,
    );
  }

  #placementOf(row: SourceRow): Placement {
    if (typeof row.time === "string") return this.#clock.place(row.time, row.endTime);
    const startMs = row.time * HALF_HOUR_MS;
    return { slots: [row.time], fault: null, wallMs: startMs, aboutMs: startMs };
  }

  #registerOf(words: RegisterWords): { words: RegisterWords; rows: RegisterRows | null } {
    if (this.#last?.words === words) return this.#last;
    const key = JSON.stringify([words.id, words.direction, words.element, words.fuel, words.unit]);
    let found = this.#registers.get(key);
    if (found === undefined) {
      const facts = settleRegister(words, this.flags);
      found = { words, rows: facts === null ? null : new RegisterRows(facts, (row) => this.#refuse(row)) };
      this.#registers.set(key, found);
    }
    this.#last = { words, rows: found.rows };
    return this.#last;
  }

  #refuse(row: RejectedRow): void {
    this.#faults.set(row.code, (this.#faults.get(row.code) ?? 0) + 1);
    this.reject(row);
  }
}
