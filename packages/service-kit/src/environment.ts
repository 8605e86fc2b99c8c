/** What a process was started with; `process.env` in a program, a plain object in a test. */
export type Environment = Readonly<Record<string, string | undefined>>;

export class ConfigurationFaults extends Error {
  override readonly name = "ConfigurationFaults";
  constructor(readonly faults: readonly string[]) {
    const heading =
      faults.length === 1
        ? "The configuration has a fault:"
        : `The configuration has ${faults.length} faults:`;
    super([heading, ...faults.map((fault) => `  ${fault}`)].join("\n"));
  }
}

/** Reads one variable after another; a faulty one is noted and answered with its fallback, so that all faults are told at once. */
export interface EnvironmentReader {
  text(name: string, fallback: string): string;
  /** Null where the variable is absent or empty. */
  optionalText(name: string): string | null;
  /** A whole number from `least` to `most`. */
  wholeNumber(
    name: string,
    fallback: number,
    range: { readonly least: number; readonly most: number },
  ): number;
  oneOf<T extends string>(name: string, choices: readonly T[], fallback: T): T;
  flag(name: string, fallback: boolean): boolean;
  /** Notes a fault that only the reader of several variables can see. */
  fault(message: string): void;
}

/**
 * Reads a configuration once. An absent or empty variable takes its fallback: nothing is required.
 * @throws ConfigurationFaults naming every faulty variable at once. Values are not quoted, since they may be secrets.
 */
export function readConfig<T>(environment: Environment, read: (from: EnvironmentReader) => T): T {
  const faults: string[] = [];
  const config = read(createReader(environment, faults));
  if (faults.length > 0) throw new ConfigurationFaults(faults);
  return config;
}

function createReader(environment: Environment, faults: string[]): EnvironmentReader {
  const present = (name: string) => environment[name]?.trim() || null;
  const fault = (message: string) => void faults.push(message);
  return {
    fault,
    optionalText: present,
    text: (name, fallback) => present(name) ?? fallback,
    wholeNumber(name, fallback, { least, most }) {
      const text = present(name);
      if (text === null) return fallback;
      const number = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
      if (number >= least && number <= most) return number;
      fault(`${name} must be a whole number from ${least} to ${most}`);
      return fallback;
    },
    oneOf(name, choices, fallback) {
      const text = present(name);
      if (text === null) return fallback;
      const chosen = choices.find((choice) => choice === text);
      if (chosen === undefined) fault(`${name} must be one of ${choices.join(", ")}`);
      return chosen ?? fallback;
    },
    flag(name, fallback) {
      const text = present(name)?.toLowerCase() ?? null;
      if (text === null) return fallback;
      if (text !== "true" && text !== "false") fault(`${name} must be true or false`);
      return text === "true" || (text !== "false" && fallback);
    },
  };
}
