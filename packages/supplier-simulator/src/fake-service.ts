/** One request to a fake, read whole. */
export interface FakeRequest {
  readonly method: string;
  /** After the fake's own base URL: begins with "/". */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The fake's base URL, for links to other pages. */
  readonly baseUrl: string;
  /** The simulator's clock, UTC milliseconds. */
  readonly nowMs: number;
}

export interface FakeAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What one supplier or intermediary answers. What it does not know it answers itself, as the real one would. */
export type FakeService = (request: FakeRequest) => FakeAnswer;

export function json(status: number, value: unknown): FakeAnswer {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(value) };
}
