import { Rounds } from "@halfhourly/service-kit";
import type { RefreshedCalorificValues } from "../port.js";
import { openNationalGas, reasonOf, type NationalGasOptions } from "./refresh.js";

const EVERY_MS = 3_600_000;

/** `openNationalGas`, refreshed once a day; a refresh that fails is told of and tried again after an hour. */
export async function nationalGasValues(options: NationalGasOptions): Promise<RefreshedCalorificValues> {
  const held = await openNationalGas(options);
  const stopping = new AbortController();
  const rounds = new Rounds({
    everyMs: EVERY_MS,
    round: () => held.refresh(stopping.signal),
    onFault(fault) {
      if (!stopping.signal.aborted)
        options.log.warn(
          { reason: reasonOf(fault) },
          "calorific values: not refreshed, what is held stays in use",
        );
    },
  });
  return {
    of: (zone, from, to) => held.of(zone, from, to),
    get revision() {
      return held.revision;
    },
    start: () => rounds.start(),
    async stop() {
      stopping.abort();
      await rounds.stop();
    },
  };
}
