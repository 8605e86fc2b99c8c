// One JSON line a finished test (not a suite), for the closing count of npm test.
export default async function* tally(source) {
  for await (const event of source) {
    if (event.type !== "test:pass" && event.type !== "test:fail") continue;
    const { name, skip, details, file } = event.data;
    const isFile = file !== undefined && name.endsWith(".ts") && event.type === "test:pass";
    // A suite fails for its tests, which are counted themselves, or because it could not be read in.
    const isCountedByItsTests =
      event.type === "test:pass" || details?.error?.failureType === "subtestsFailed";
    if (isFile || (details?.type === "suite" && isCountedByItsTests)) continue;
    const skipped = skip !== undefined && skip !== false;
    const reason = typeof skip === "string" && skip !== "" ? skip : "no reason given";
    yield `${JSON.stringify({ name, passed: event.type === "test:pass", skipped, reason: skipped ? reason : "" })}\n`;
  }
}
