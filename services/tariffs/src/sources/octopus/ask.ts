import { DocumentPlace, type DocumentFault } from "@halfhourly/domain";
import { NoAnswer, type HttpAnswer } from "@halfhourly/service-kit";
import type { SourceCall } from "../port.js";
import { StatementFault, statusFault } from "../statement-fault.js";

/** A supplier's whole history is some thousand questions; more than this is a page that leads to itself. */
const MOST_REQUESTS = 20_000;
const MOST_PAGES = 60;
const MOST_RESULTS = 2_000;
const PAUSES_MS = [1_000, 4_000];
/** Whoever tells us to wait longer is asked again by the job, not within it. */
const LONGEST_WAIT_MS = 60_000;

export interface Page {
  readonly results: readonly DocumentPlace[];
}

/** Asks the API, each question up to three times. */
export class OctopusApi {
  #requests = 0;

  constructor(
    readonly baseUrl: string,
    readonly call: SourceCall,
  ) {}

  /**
   * What stands at a path such as `/v1/products/`, as a place whose faults are noted in `faults`; null, with a fault, where
   * there is no such thing or no JSON. Throws StatementFault where the API does not answer.
   */
  async document(path: string, faults: DocumentFault[], name: string): Promise<DocumentPlace | null> {
    const answer = await this.#answer(`${this.baseUrl}${path}`, name);
    const nothing = (message: string) => (faults.push({ field: name, message }), null);
    if (answer.status === 404) return nothing("The API knows no such thing.");
    if (answer.status !== 200) throw statusFault(answer, name, this.call.nowMs);
    try {
      const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(answer.bytes));
      return new DocumentPlace(value, name, faults);
    } catch {
      return nothing("The answer is no JSON, or is cut off.");
    }
  }

  /** Every result of a list, page by page; only that there is a next page is taken from the API, never its address. */
  async results(
    path: string,
    query: Readonly<Record<string, string>>,
    faults: DocumentFault[],
    name: string,
  ): Promise<readonly DocumentPlace[]> {
    const all: DocumentPlace[] = [];
    for (let page = 1; page <= MOST_PAGES; page++) {
      const asked = new URLSearchParams({ ...query, ...(page === 1 ? {} : { page: String(page) }) });
      const found = await this.document(
        `${path}${asked.size === 0 ? "" : `?${asked}`}`,
        faults,
        page === 1 ? name : `${name} page ${page}`,
      );
      if (found === null) return all;
      const before = faults.length;
      all.push(...found.field("results").list(0, MOST_RESULTS));
      const next = found.field("next");
      if (faults.length > before || next.isAbsent) return all;
    }
    faults.push({ field: name, message: `It has more than ${MOST_PAGES} pages.` });
    return all;
  }

  async #answer(url: string, name: string): Promise<HttpAnswer> {
    for (const pause of [...PAUSES_MS, null]) {
      if (++this.#requests > MOST_REQUESTS)
        throw new StatementFault("not-understood", `It wants more than ${MOST_REQUESTS} requests.`);
      const [answer, fault] = await this.#try(url, name);
      if (fault === null && answer !== null) return answer;
      const wait = Math.max(pause ?? 0, fault?.retryAfterMs ?? 0);
      if (fault !== null && (pause === null || wait > LONGEST_WAIT_MS || this.call.signal.aborted))
        throw fault;
      await this.call.wait(wait);
    }
    throw new StatementFault("not-reached", `It does not answer ${name}.`);
  }

  async #try(url: string, name: string): Promise<readonly [HttpAnswer | null, StatementFault | null]> {
    try {
      const answer = await this.call.http(
        { method: "GET", url, headers: { accept: "application/json", "user-agent": "Halfhourly" } },
        this.call.signal,
      );
      const isTrouble = answer.status === 429 || answer.status >= 500;
      return isTrouble ? [null, statusFault(answer, name, this.call.nowMs)] : [answer, null];
    } catch (fault) {
      if (!(fault instanceof NoAnswer)) throw fault;
      if (fault.code === "too-long") throw new StatementFault("not-understood", `${name}: ${fault.message}`);
      return [null, new StatementFault("not-reached", `${name}: ${fault.message}`, null, { cause: fault })];
    }
  }
}

/** An instant such as 2026-11-29T00:00:00Z, with whatever offset, in UTC milliseconds; null, with a fault, where it is none. */
export function instantOf(place: DocumentPlace): number | null {
  const { value } = place;
  const isInstant =
    typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.test(value);
  const ms = isInstant ? Date.parse(value) : Number.NaN;
  if (ms > FIRST_MS && ms < LAST_MS) return ms;
  place.fault("An instant of this century is needed, such as 2026-11-29T00:00:00Z.");
  return null;
}

const FIRST_MS = Date.UTC(2000, 0, 1);
const LAST_MS = Date.UTC(2099, 0, 1);
