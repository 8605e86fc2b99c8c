/** How a command ended, for scripts. */
export const EXIT = {
  fine: 0,
  /** A conformance case failed, a signature does not fit, or something failed on our side. */
  failed: 1,
  /** The file or the arguments are unusable: standard error says what to change. */
  unusable: 2,
  /** No instance is running. */
  noInstance: 3,
  /** The instance refused. */
  refused: 4,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends a command with a message for people and, with --json, an object for machines. */
export class CommandFault extends Error {
  override readonly name = "CommandFault";
  constructor(
    readonly exitCode: ExitCode,
    readonly code: string,
    message: string,
    /** Further members of the JSON object. */
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}
