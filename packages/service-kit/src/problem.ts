export interface FieldFault {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/**
 * A fault that the caller may be told about: `detail` says what, where and what to do, and holds no personal data.
 * Anything else that is thrown becomes 500 `unexpected` with no detail.
 */
export class Problem extends Error {
  override readonly name = "Problem";
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly fields: readonly FieldFault[] = [],
  ) {
    super(`${code}: ${detail}`);
  }
}
