/** What one case of the contract came to. `where` is the question that was asked, without ids and tokens. */
export interface CaseResult {
  readonly name: string;
  readonly about: string;
  readonly outcome: "passed" | "failed" | "not-run";
  readonly where: string | null;
  /** What is wrong, or why it was not run. */
  readonly what: string | null;
  readonly todo: string | null;
}

/** Thrown by a case that fails. It names no reading, number or token: a supplier may pass the output on. */
export class Wrong extends Error {
  constructor(
    readonly where: string,
    readonly what: string,
    readonly todo: string,
  ) {
    super(what);
  }
}

/** Thrown by a case for which this account or this call has not what it needs. */
export class NotRun extends Error {}

/** The cases so far, in the order in which they were run. */
export class Checking {
  readonly results: CaseResult[] = [];

  constructor(readonly said: (result: CaseResult) => void) {}

  /** @returns what the case found out; null where it failed or was not run. */
  async case<T>(name: string, about: string, run: () => Promise<T>): Promise<T | null> {
    try {
      const found = await run();
      this.#add({ name, about, outcome: "passed", where: null, what: null, todo: null });
      return found;
    } catch (fault) {
      if (fault instanceof Wrong) {
        const { where, what, todo } = fault;
        this.#add({ name, about, outcome: "failed", where, what, todo });
      } else if (fault instanceof NotRun)
        this.#add({ name, about, outcome: "not-run", where: null, what: fault.message, todo: null });
      else throw fault;
      return null;
    }
  }

  #add(result: CaseResult): void {
    this.results.push(result);
    this.said(result);
  }
}

/** What a case needs from one before it. Throws NotRun where that came to nothing. */
export function needed<T>(found: T | null, what: string): T {
  if (found === null) throw new NotRun(`There is no ${what} to check it with.`);
  return found;
}
