// Which of the test files npm test runs, and who runs the others.

// What a change should not break unseen. The other journeys in a browser take minutes.
const everydayJourneys = /journeys\/(start|own-file|collect)\.test\.ts$/;
// Each takes many seconds of a core: servers begun and killed, whole benches, a process for every fault.
const longer = new RegExp(
  `(${[
    "bench/test/bench",
    "apps/cli/test/audit(-embedded)?",
    "packages/ports/database/test/open-database",
    "packages/dcc-simulator/test/schedules",
    "packages/generated-market/test/from-day-to-day",
    "services/consumer-api/test/hostile",
    "services/ingestion/test/dcc-(crash|simulator|simulator-log|simulator-trouble|reconcile)",
    "apps/server/test/(demonstration|session-exchange|second-issuer|identity-provider-throttle)",
  ].join("|")})\\.test\\.ts$`,
);

/** For npm run test:longer, and CI. */
export const takesLonger = (file) => longer.test(file);

export function isEveryday(file) {
  // It needs a broker; CI starts one and runs it.
  if (file.endsWith("stream/test/kafka.test.ts")) return Boolean(process.env.HALFHOURLY_TEST_KAFKA);
  if (file.includes("journeys/")) return everydayJourneys.test(file);
  return !takesLonger(file);
}

/** The command that runs a file which is not for every day. */
export function whoRuns(file) {
  if (file.includes("journeys/")) return "npm run journeys";
  return takesLonger(file) ? "npm run test:longer" : "npm run services";
}
