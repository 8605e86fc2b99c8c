// The dashboard through authentication, beside a bare Fastify route that answers the same bytes with the same headers.
import { startProduct } from "../test/journeys/product.js";
import { signIn } from "../test/journeys/sign-in.js";
import { addDays } from "@halfhourly/domain";
import { record, startBareServer } from "./bare-server.js";
import type { RecordedAnswer } from "./bare-route.js";
import { median, rounded } from "./figures.js";
import { load, type Amount, type Answered, type Target } from "./load.js";
import { report, type Bench, type Figures } from "./report.js";

const homePath = "/v1/home";
const usagePath = (date: string) => `/v1/usage?period=day&fuel=both&date=${date}`;

await report("api", measureApi);

async function measureApi(bench: Bench): Promise<Figures> {
  const product = await startProduct({ env: { HALFHOURLY_REQUESTS_A_MINUTE: "1000000" } });
  try {
    // By its number: the name would be looked up for each connection.
    const origin = product.url.replace("localhost", "127.0.0.1");
    const account = product.accounts[0];
    if (account === undefined) throw new Error("the product named no account to sign in with");
    const cookie = await signIn(product.url, account);
    const home = await record(origin, homePath, cookie);
    const newestDate = newestDateOf(home);
    const usage = await record(origin, usagePath(newestDate), cookie);
    const bare = await startBareServer([home, usage]);
    try {
      const ours = { origin, processId: product.process.pid ?? 0 };
      return await compare(bench, { ours, bare, cookie, newestDate, home, usage });
    } finally {
      await bare.stop();
    }
  } finally {
    await product.stop();
  }
}

interface Place {
  readonly ours: Pick<Target, "origin" | "processId">;
  readonly bare: Pick<Target, "origin" | "processId">;
  readonly cookie: string;
  readonly newestDate: string;
  readonly home: RecordedAnswer;
  readonly usage: RecordedAnswer;
}

async function compare(bench: Bench, place: Place): Promise<Figures> {
  const amount = { connections: 10, seconds: bench.small ? 1 : 3 };
  const rounds = bench.small ? 1 : 3;
  const beside = async (path: string, recorded: RecordedAnswer, how: "full" | "by its tag") => {
    const byTag = how === "by its tag";
    const headers: Record<string, string> = { cookie: place.cookie };
    if (byTag) headers["if-none-match"] = recorded.entityTag;
    const target = { paths: [path], headers, expectedStatus: byTag ? 304 : 200 };
    const found = await alternate(place, target, amount, rounds);
    bench.say(`  GET ${path.split("?")[0]}, ${how}: ${sentence(found)}`);
    return { bytes: byTag ? 0 : Buffer.byteLength(recorded.body), ...found };
  };
  bench.say(`${amount.connections} connections, ${rounds} rounds of ${amount.seconds} s each, by turns:`);
  const home = await beside(homePath, place.home, "full");
  const homeByTag = await beside(homePath, place.home, "by its tag");
  const usage = await beside(usagePath(place.newestDate), place.usage, "full");
  const usageByTag = await beside(usagePath(place.newestDate), place.usage, "by its tag");
  const { requestsPerSecond, ratioToBareRoute, p50Milliseconds, p99Milliseconds } = home;
  return {
    requestsPerSecond,
    ratioToBareRoute,
    p50Milliseconds,
    p99Milliseconds,
    routes: {
      home: { ...home, notModified: homeByTag },
      usageDay: { ...usage, notModified: usageByTag, neverAskedBefore: await firstAnswers(bench, place) },
    },
    ...amount,
    rounds,
  };
}

interface Beside extends Answered {
  readonly ratioToBareRoute: number;
  readonly bareRoute: Answered;
}

/** By turns, each going first in every other round, so that a slow moment of the machine meets both alike. */
async function alternate(
  place: Place,
  target: Omit<Target, "origin" | "processId">,
  amount: Amount,
  rounds: number,
): Promise<Beside> {
  const ours = { ...target, ...place.ours };
  const bare = { ...target, ...place.bare };
  const warming = { connections: amount.connections, seconds: 1 };
  for (const each of [ours, bare]) await load(each, warming);
  const found: { ours: Answered; bare: Answered }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = round % 2 === 0 ? await load(ours, amount) : null;
    const bareAnswered = await load(bare, amount);
    found.push({ ours: before ?? (await load(ours, amount)), bare: bareAnswered });
  }
  return {
    ...middle(found.map(({ ours: answered }) => answered)),
    ratioToBareRoute: rounded(
      median(found.map((round) => round.ours.requestsPerSecond / round.bare.requestsPerSecond)),
    ),
    bareRoute: middle(found.map(({ bare: answered }) => answered)),
  };
}

/** The product keeps a written answer for a minute. Here every request is for another day, so each is worked out from its readings. */
async function firstAnswers(bench: Bench, { ours, cookie, newestDate }: Place): Promise<Answered> {
  const days = bench.small ? 20 : 300;
  const paths = Array.from({ length: days }, (_, ago) => usagePath(addDays(newestDate, -1 - ago)));
  const target = { ...ours, paths, headers: { cookie }, expectedStatus: 200 };
  const found = await load(target, { connections: 1, requests: days });
  bench.say(
    `  GET /v1/usage, a day never asked for before, one at a time: ${found.p50Milliseconds} ms (p50)`,
  );
  return found;
}

function middle(rounds: readonly Answered[]): Answered {
  const cpu = rounds.flatMap(({ cpuMillisecondsPerRequest }) => cpuMillisecondsPerRequest ?? []);
  return {
    requestsPerSecond: median(rounds.map(({ requestsPerSecond }) => requestsPerSecond)),
    p50Milliseconds: median(rounds.map(({ p50Milliseconds }) => p50Milliseconds)),
    p99Milliseconds: median(rounds.map(({ p99Milliseconds }) => p99Milliseconds)),
    cpuMillisecondsPerRequest: cpu.length === 0 ? null : median(cpu),
  };
}

function sentence({ requestsPerSecond, ratioToBareRoute, p50Milliseconds, p99Milliseconds }: Beside): string {
  return `${requestsPerSecond} requests/s, ${ratioToBareRoute} of the bare route (p50 ${p50Milliseconds} ms, p99 ${p99Milliseconds} ms)`;
}

/** The first row of the dashboard is the newest day that holds readings. */
function newestDateOf({ body }: RecordedAnswer): string {
  const home: { readonly rows: readonly { readonly from: string }[] } = JSON.parse(body);
  const date = home.rows[0]?.from;
  if (date === undefined) throw new Error("the dashboard of the demonstration home is empty");
  return date;
}
