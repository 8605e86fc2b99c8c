import { chanceOf, type Chance } from "@halfhourly/demonstration";
import type { IntervalDocument } from "@halfhourly/contracts";
import { settlementDay, slotStartIso, type LondonDate } from "@halfhourly/domain";
import { statedIn, type AcknowledgedDay } from "./ledger.js";
import type { SentDocument } from "./messages.js";
import { homeOf, MOST_DAYS, planDay, type DayDocument, type DayPlan, type Home } from "./plan.js";

/** A day whose documents are being sent: one after another, each once the one before was acknowledged. */
interface OpenDay extends DayPlan {
  readonly home: HomeState;
  acknowledged: number;
  isSentAgain: boolean;
}

interface HomeState {
  readonly home: Home;
  nextDay: number;
  readonly open: Set<OpenDay>;
}

interface Sending {
  readonly day: OpenDay;
  readonly document: DayDocument;
}

const MOST_OPEN_DAYS_A_HOME = 4;
const MOST_DOCUMENTS_A_MESSAGE = 12;
/** Sources send again what they are not sure has come: of so many days that are whole one comes once more. */
const SENT_AGAIN_OF_DAYS = 0.05;
/** Homes come one by one, so that registers and keys are made all along. */
const HOMES_AT_FIRST = 10;
const DAYS_A_NEW_HOME = 40;

/** What is sent, and the ledger of what was acknowledged. Which documents there are depends on the seed alone. */
export class Load {
  readonly homes: readonly Home[];
  readonly #states: readonly HomeState[];
  readonly #chance: Chance;
  readonly #waiting: Sending[] = [];
  readonly #underWay = new Map<number, readonly Sending[]>();
  #messages = 0;
  #days = 0;
  #sent = 0;
  #acknowledged = 0;
  #unacknowledged = 0;

  constructor(
    readonly seed: number,
    homes: number,
  ) {
    this.homes = Array.from({ length: homes }, (_, number) => homeOf(seed, number));
    this.#states = this.homes.map((home) => ({ home, nextDay: 0, open: new Set() }));
    this.#chance = chanceOf(seed, "load");
  }

  get figures() {
    return {
      sent: this.#sent,
      acknowledged: this.#acknowledged,
      messagesUnacknowledged: this.#unacknowledged,
    };
  }

  get messagesUnderWay(): number {
    return this.#underWay.size;
  }

  /** Documents that were begun and are not acknowledged. */
  get left(): number {
    const underWay = [...this.#underWay.values()].reduce((sum, { length }) => sum + length, 0);
    return this.#waiting.length + underWay;
  }

  get isAllAcknowledged(): boolean {
    return this.#waiting.length === 0 && this.#underWay.size === 0;
  }

  /** The next message; where `only` says so, of what was begun and is not acknowledged. Null where there is nothing to send. */
  next(only: "all" | "begun"): { readonly id: number; readonly documents: readonly SentDocument[] } | null {
    const id = (this.#messages += 1);
    const wanted = 1 + Math.floor(this.#chance(0, id) * MOST_DOCUMENTS_A_MESSAGE);
    if (only === "all") while (this.#waiting.length < wanted && this.#beginDay());
    const sendings = this.#waiting.splice(0, wanted);
    if (sendings.length === 0) return null;
    this.#underWay.set(id, sendings);
    for (const { document } of sendings) this.#sent += statedIn(document);
    return { id, documents: sendings.map(documentOf) };
  }

  acknowledged(id: number): void {
    for (const { day, document } of this.#take(id)) {
      const isNew = day.documents[day.acknowledged] === document;
      if (isNew) {
        day.acknowledged += 1;
        this.#acknowledged += statedIn(document);
      }
      this.#goOnWith(day);
    }
  }

  /** It may have come or not: it is sent again, before anything else. */
  notAcknowledged(id: number): void {
    this.#unacknowledged += 1;
    this.#waiting.unshift(...this.#take(id));
  }

  /** The process that had them is gone. */
  allUnderWayLost(): void {
    for (const id of [...this.#underWay.keys()].toReversed()) this.notAcknowledged(id);
  }

  /** The ledger: what was acknowledged of a home, in order of date. */
  *acknowledgedOf({ number }: Home): Iterable<AcknowledgedDay> {
    const { home, nextDay, open } = this.#states[number]!;
    const counts = new Map<LondonDate, number>([...open].map((day) => [day.date, day.acknowledged]));
    for (let day = 0; day < nextDay; day += 1) {
      const { date, documents } = planDay(this.seed, home, day);
      const { slotCount } = settlementDay(date);
      yield { date, slotCount, documents: documents.slice(0, counts.get(date) ?? documents.length) };
    }
  }

  #take(id: number): readonly Sending[] {
    const sendings = this.#underWay.get(id) ?? [];
    this.#underWay.delete(id);
    return sendings;
  }

  #goOnWith(day: OpenDay): void {
    const document = day.documents[day.acknowledged];
    if (document !== undefined) return void this.#waiting.push({ day, document });
    const last = day.documents.at(-1);
    if (!day.isSentAgain && last !== undefined && this.#chance(2, this.#days) < SENT_AGAIN_OF_DAYS) {
      day.isSentAgain = true;
      return void this.#waiting.push({ day, document: last });
    }
    day.home.open.delete(day);
  }

  /** @returns false where no home can take another day now. */
  #beginDay(): boolean {
    const number = (this.#days += 1);
    const active = Math.min(this.homes.length, HOMES_AT_FIRST + Math.floor(number / DAYS_A_NEW_HOME));
    const first = Math.floor(this.#chance(1, number) * active);
    for (let tried = 0; tried < active; tried += 1) {
      const state = this.#states[(first + tried) % active]!;
      if (state.open.size >= MOST_OPEN_DAYS_A_HOME || state.nextDay >= MOST_DAYS) continue;
      const plan = planDay(this.seed, state.home, state.nextDay);
      state.nextDay += 1;
      const day = { ...plan, home: state, acknowledged: 0, isSentAgain: false };
      state.open.add(day);
      this.#waiting.push({ day, document: plan.documents[0]! });
      return true;
    }
    return false;
  }
}

function documentOf({ day, document }: Sending): SentDocument {
  const { household, meterPoint, fuel, unit } = day.home.home;
  const { firstIndex, values, quality, revision } = document;
  const told: IntervalDocument = {
    meterPoint,
    fuel,
    direction: "import",
    element: 1,
    unit,
    start: slotStartIso(settlementDay(day.date).firstSlot + firstIndex),
    intervalMinutes: 30,
    values: [...values],
    quality,
    exceptions: [],
    revision,
  };
  return { household, bytes: Buffer.from(JSON.stringify(told)) };
}
