import { parseArgs } from "node:util";

export interface BenchArguments {
  /** Only the object goes to standard output. */
  readonly json: boolean;
  /** How many generated homes; each bench has its own number when absent. */
  readonly homes: number | null;
  /** The smallest size that still gives every figure: for the test of the shape, never for a figure to quote. */
  readonly small: boolean;
}

/** Throws Error that says what is wrong with the arguments. */
export function readArguments(args: readonly string[], env: NodeJS.ProcessEnv): BenchArguments {
  const { values } = parseArgs({
    args: [...args],
    options: { json: { type: "boolean" }, homes: { type: "string" } },
  });
  const homes = values.homes === undefined ? null : Number(values.homes);
  if (homes !== null && !(Number.isInteger(homes) && homes > 0))
    throw new Error(`--homes is a whole number from 1, not "${values.homes}".`);
  return { json: values.json ?? false, homes, small: env["BENCH_SMALL"] === "1" };
}
