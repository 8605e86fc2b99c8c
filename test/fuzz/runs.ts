/** A seed of its own and few runs in `npm test`; HALFHOURLY_FUZZ_RUNS asks for more. The same seed gives the same inputs. */
export function fuzzRuns(usual: number): { readonly seed: number; readonly numRuns: number } {
  const asked = Number(process.env["HALFHOURLY_FUZZ_RUNS"] ?? 0);
  return {
    seed: Number(process.env["HALFHOURLY_FUZZ_SEED"] ?? 20_261_128),
    numRuns: Number.isSafeInteger(asked) && asked > 0 ? asked : usual,
  };
}
