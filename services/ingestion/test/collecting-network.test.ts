import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import type { Collection, CollectionClient } from "@halfhourly/contracts";
import { silentLog } from "@halfhourly/service-kit";
import { createCollecting } from "../src/collecting/collecting.js";
import { dccCapabilities } from "../src/sources/dcc/index.js";
import { sealingWith } from "../src/store/sealing.js";
import { openCollectingHouse } from "./collecting-house.js";

const house = await openCollectingHouse();
after(() => house.close());

/** The network, as far as it is asked here: one meter, collected or not, with a clock's word on when it was begun. */
function fakeNetwork() {
  const done: string[] = [];
  let held: Collection | null = null;
  const network: Pick<CollectionClient, "sources" | "begin" | "state" | "end"> = {
    sources: () => [dccCapabilities(false, 31)],
    async begin(_grant, { meterId, source, proof, movedInOn }) {
      done.push("begin");
      held = {
        meterId,
        source,
        state: "collecting",
        problem: null,
        proof: proof.kind,
        movedInOn,
        reviewCode: null,
        begunAtMs: house.now(),
        requestsTotal: 0,
        requestsDone: 0,
        halfHoursStored: 0,
        from: null,
        to: null,
        lastAnswerAtMs: null,
        nextTryAtMs: null,
      };
      return held;
    },
    state: async () => held,
    async end() {
      done.push("end");
      if (held !== null) held = { ...held, state: "stopped" };
    },
  };
  const notAsked = () => Promise.reject(new Error("not asked here"));
  const client: CollectionClient = {
    ...network,
    confirm: notAsked,
    status: notAsked,
    resume: notAsked,
    decodeAgain: notAsked,
    origins: notAsked,
  };
  return { client, done };
}

test("a meter has one source, the network among them: whoever had it before ends, and what is shown is who has it", async () => {
  const { client: network, done } = fakeNetwork();
  const { database, readingStore, consent, fieldHash, keys, now } = house;
  const ids = () => randomUUID();
  const base = {
    database,
    readingStore,
    consent,
    fieldHash,
    now,
    ids,
    sealing: sealingWith(keys),
    log: silentLog,
  };
  const { client } = createCollecting(
    base,
    { collection: network, meterTariff: async () => null },
    {
      sources: house.sources(),
      stream: house.stream,
      returnUrl: "http://127.0.0.1:9/back",
    },
  );
  assert.deepEqual(
    client.sources().map(({ source }) => source),
    ["dcc", "octopus", "edf", "glow"],
  );
  const home = await house.move("family");
  const grant = await house.grantOf(home);
  const shown = async () => {
    const held = await client.state(home.household, "meter-1");
    return [held?.source, held?.state];
  };
  const { ticket } = await client.find(house.account(home, "family"));
  await client.begin(grant, house.wanted(home, ticket));
  assert.deepEqual([await shown(), done], [["octopus", "collecting"], []]);

  house.pass(1_000);
  const proof = { kind: "cin" } as const;
  await client.begin(grant, house.wanted(home, null, { source: "dcc", proof }));
  assert.deepEqual([await shown(), done], [["dcc", "collecting"], ["begin"]]);
  const links = await database.query("select state, access_id from ingestion.source_link");
  assert.deepEqual(links, [{ state: "stopped", access_id: null }]);

  house.pass(1_000);
  const again = await client.find(house.account(home, "family"));
  await client.begin(grant, house.wanted(home, again.ticket));
  assert.deepEqual(
    [await shown(), done],
    [
      ["octopus", "collecting"],
      ["begin", "end"],
    ],
  );

  await client.end(home.household, "meter-1", "test");
  assert.deepEqual(await shown(), ["octopus", "stopped"]);
});
