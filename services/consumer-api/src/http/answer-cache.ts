import { WrittenAnswer } from "./written-answer.js";

/** No longer than the key of a household that was erased may still be held elsewhere (see the keys port). */
const goodForMs = 60_000;
const mostCharacters = 16 * 1024 * 1024;

interface Entry {
  readonly written: Promise<WrittenAnswer>;
  readonly goodUntilMs: number;
  characters: number;
}

/**
 * Written-out answers by what they depend on: the household and the answer's tag, which names every revision behind it.
 * So a second device, or a screen opened twice, costs the plan only; and nothing that changed is ever answered.
 */
export class AnswerCache {
  readonly #entries = new Map<string, Entry>();
  readonly #now: () => number;
  #characters = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The answer, worked out once for all who ask for it at the same time. A fault is not kept. */
  async answer(household: string, tag: string, workOut: () => Promise<string>): Promise<WrittenAnswer> {
    const key = `${household} ${tag}`;
    const held = this.#entries.get(key);
    if (held !== undefined && this.#now() < held.goodUntilMs) return held.written;
    this.#forget(key);
    const written = workOut().then((text) => new WrittenAnswer(text));
    const entry: Entry = { written, goodUntilMs: this.#now() + goodForMs, characters: 0 };
    this.#entries.set(key, entry);
    try {
      const answer = await written;
      this.#makeRoom(key, entry, answer.text.length);
      return answer;
    } catch (fault) {
      this.#forget(key);
      throw fault;
    }
  }

  #makeRoom(key: string, entry: Entry, characters: number): void {
    if (this.#entries.get(key) !== entry) return;
    entry.characters = characters;
    this.#characters += characters;
    for (const [oldest, { goodUntilMs }] of this.#entries) {
      if (this.#characters <= mostCharacters && this.#now() < goodUntilMs) break;
      this.#forget(oldest);
    }
  }

  #forget(key: string): void {
    this.#characters -= this.#entries.get(key)?.characters ?? 0;
    this.#entries.delete(key);
  }
}
