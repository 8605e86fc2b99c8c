import assert from "node:assert/strict";
import { test } from "node:test";
import { glowSource } from "../src/suppliers/glow/index.js";
import { krakenSource } from "../src/suppliers/kraken/index.js";
import { n3rgySource } from "../src/suppliers/n3rgy/index.js";
import { openSupplySource } from "../src/suppliers/open-supply/index.js";

const baseUrl = "https://supplier.example";
const SOURCES = [
  krakenSource({ name: "kraken", baseUrl }),
  glowSource({ baseUrl, applicationId: "invented" }),
  n3rgySource({ baseUrl, apiKey: "invented", takesTestNumbers: false }),
  openSupplySource({ name: "open-supply", baseUrl, clientId: "halfhourly", clientSecret: "invented" }),
];

/** What each gives beside half hours, in the words of docs/suppliers.md. */
const GIVES: Readonly<Record<string, readonly string[]>> = {
  kraken: ["balance", "power now"],
  glow: ["power now"],
  n3rgy: [],
  "open-supply": ["balance"],
};

test("a source says that it can what it can, and nothing else", () => {
  for (const source of SOURCES) {
    assert.equal(source.intervals === null, source.intervalCapability === null, source.name);
    assert.equal(source.balance === null, source.balanceCapability === null, source.name);
    assert.equal(source.live === null, source.liveCapability === null, source.name);
    const gives = [
      ...(source.balance === null ? [] : ["balance"]),
      ...(source.live === null ? [] : ["power now"]),
    ];
    assert.deepEqual(gives, GIVES[source.name], source.name);
  }
});
