/** Well within the time that a claim lasts. */
const KEEP_CLAIM_MS = 5_000;

/**
 * Works on something claimed while the claim is kept alive: `keep` says whether it still is ours. `isLost` tells the work
 * when another worker has taken it over. Rejects as the work does.
 */
export async function withKeptClaim<T>(
  keep: () => Promise<boolean>,
  work: (isLost: () => boolean) => Promise<T>,
): Promise<T> {
  let lost = false;
  const heartbeat = setInterval(() => {
    // Where the database is away nobody else can have taken it.
    void keep().then(
      (kept) => (lost ||= !kept),
      () => undefined,
    );
  }, KEEP_CLAIM_MS);
  heartbeat.unref();
  try {
    return await work(() => lost);
  } finally {
    clearInterval(heartbeat);
  }
}
