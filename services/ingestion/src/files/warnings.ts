import type { Inspection } from "@halfhourly/contracts";

type Warning = Inspection["warnings"][number];

/** Warnings by code, each with how often it came. */
export class Warnings {
  readonly #byCode = new Map<string, { message: string; count: number; counted: boolean }>();

  /** `count` is left out for what is true of the file as a whole. */
  note(code: string, message: string, count?: number): void {
    const known = this.#byCode.get(code);
    if (known === undefined)
      this.#byCode.set(code, { message, count: count ?? 1, counted: count !== undefined });
    else known.count += count ?? 1;
  }

  list(): Warning[] {
    return [...this.#byCode].map(([code, { message, count, counted }]) =>
      counted ? { code, message, count } : { code, message },
    );
  }
}
