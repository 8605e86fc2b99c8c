import { Wrong, needed, type Checking } from "./case.js";
import { expectProblem, expectStatus } from "./expect.js";
import { METER_POINTS } from "./resource.js";
import type { Server } from "./server.js";

const AT_ONCE = 20;
const LONGEST_MS = 5_000;

/** How the server takes many questions, and how long it took all along. */
export async function checkLoad(
  checking: Checking,
  server: Server,
  accessToken: string | null,
): Promise<void> {
  await checking.case(
    "many-at-once",
    "Many questions are answered, or turned away with 429 and for how long",
    async () => {
      const question = {
        where: `GET ${METER_POINTS}, ${AT_ONCE} at once`,
        url: `${server.baseUrl}${METER_POINTS}`,
        headers: { authorization: `Bearer ${needed(accessToken, "token")}` },
      };
      const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => server.askOnce(question)));
      for (const answer of answers)
        if (answer.status === 429) expectProblem(answer, "too-many-requests");
        else expectStatus(answer, 200);
    },
  );
  await checking.case("retry-after", "Whoever is turned away is told for how long", async () => {
    if (server.withoutRetryAfter !== null)
      throw new Wrong(
        server.withoutRetryAfter,
        "It answered 429 or 503 without `Retry-After`.",
        "Say whole seconds.",
      );
  });
  await checking.case("in-time", "Each question is answered within 5 seconds", async () => {
    const { slowest } = server;
    if (slowest !== null && slowest.tookMs > LONGEST_MS)
      throw new Wrong(
        slowest.where,
        `It took ${Math.round(slowest.tookMs / 100) / 10} seconds.`,
        "Answer within 5 seconds: tell less on a page.",
      );
  });
}
