import assert from "node:assert/strict";
import { test } from "node:test";
import type { SourceCapabilities, Wanted } from "@halfhourly/contracts";
import { capabilitiesOf } from "../src/collecting/capabilities.js";
import { chooseWays, type KnownMeter } from "../src/collecting/choose-ways.js";
import { dccCapabilities } from "../src/sources/dcc/index.js";
import { glowSource } from "../src/suppliers/glow/index.js";
import { krakenSource } from "../src/suppliers/kraken/index.js";
import { n3rgySource } from "../src/suppliers/n3rgy/index.js";

const baseUrl = "https://source.example";
const asked = { signIn: null, endAccess: null, title: "", simulated: false } as const;
const octopus = capabilitiesOf({
  ...asked,
  kind: "supplier",
  adapter: krakenSource({ name: "octopus", baseUrl }),
});
const glow = capabilitiesOf({
  ...asked,
  kind: "intermediary",
  adapter: glowSource({ baseUrl, applicationId: "of-nobody" }),
});
const n3rgy = capabilitiesOf({
  ...asked,
  kind: "intermediary",
  adapter: n3rgySource({ baseUrl, apiKey: "of-nobody", takesTestNumbers: false }),
});
const dcc = dccCapabilities(false, 31);
const all = [glow, octopus, dcc];

const unknown: KnownMeter = {
  fuel: "electricity",
  payment: "credit",
  inNetwork: null,
  generation: null,
  inUse: null,
  hasLiveDevice: null,
};

function waysOf(what: Wanted, meter: Partial<KnownMeter>, sources: readonly SourceCapabilities[] = all) {
  const found = chooseWays({ ...unknown, ...meter }, sources).find((one) => one.what === what)!;
  return found.whyNot ?? found.ways.map(({ source }) => source);
}

/** What is known of the meter, and by which sources its half hours come, the best first. */
const routes: readonly (readonly [string, Partial<KnownMeter>, readonly string[]])[] = [
  ["of a meter that nobody knows yet the network is asked first", {}, ["dcc", "octopus", "glow"]],
  ["SMETS2 is in the network", { generation: "SMETS2" }, ["dcc", "octopus", "glow"]],
  ["SMETS1 goes to its supplier", { generation: "SMETS1" }, ["octopus", "glow", "dcc"]],
  ["unless it was enrolled", { generation: "SMETS1", inNetwork: true }, ["dcc", "octopus", "glow"]],
  ["what the network does not know is its supplier's", { inNetwork: false }, ["octopus", "glow", "dcc"]],
];
for (const [what, meter, ways] of routes)
  test(`route: ${what}`, () => assert.deepEqual(waysOf("half-hours", meter), ways));

test("what a home cannot have is said, with why not", () => {
  assert.deepEqual(waysOf("half-hours", {}, []), "no-source");
  assert.deepEqual(waysOf("balance", {}), "not-prepayment");
  assert.deepEqual(waysOf("balance", { payment: "prepayment" }), ["octopus"]);
  assert.deepEqual(waysOf("balance", { payment: "prepayment" }, [dcc, glow]), "no-source");
  assert.deepEqual(waysOf("balance", { payment: "prepayment", inUse: "dcc" }), "source-does-not-give-it");
  assert.deepEqual(waysOf("live", {}, [dcc]), "no-source", "the network tells another user no power");
  assert.deepEqual(waysOf("live", { fuel: "gas" }), "no-source");
  assert.deepEqual(waysOf("live", {}), ["octopus", "glow"]);
  assert.deepEqual(waysOf("live", { inUse: "octopus", hasLiveDevice: false }), "needs-device");
  assert.deepEqual(waysOf("live", { inUse: "octopus", hasLiveDevice: true }), ["octopus", "glow"]);
  assert.deepEqual(waysOf("meter-tariff", { inUse: "octopus" }), "source-does-not-give-it");
  assert.deepEqual(waysOf("meter-tariff", { inUse: "dcc" }), ["dcc"]);
});

test("how each way lets a household in, and what proves its home there", () => {
  const [{ ways }] = chooseWays(unknown, [n3rgy, ...all]) as [ReturnType<typeof chooseWays>[number]];
  const told = ways.map(({ source, accepts, proofs }) => [source, accepts, proofs]);
  const account = ["supplier-account", "manual-review"];
  assert.deepEqual(told, [
    ["dcc", [], ["display-id", "cin"]],
    ["octopus", ["api-key", "password"], account],
    ["n3rgy", ["operator"], ["manual-review"]],
    ["glow", ["password"], account],
  ]);
});
