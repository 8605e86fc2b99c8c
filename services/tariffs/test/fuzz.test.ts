import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { writeMarketTariff } from "@halfhourly/domain";
import { mutated } from "../../../test/fuzz/mutations.js";
import { fuzzRuns } from "../../../test/fuzz/runs.js";
import { readFeed } from "../src/sources/feed/feed-source.js";
import { StatementFault } from "../src/sources/statement-fault.js";
import { CSV_FEED, JSON_FEED } from "./recorded-feeds.js";

for (const [form, feed] of [
  ["JSON", JSON_FEED],
  ["CSV", CSV_FEED],
] as const)
  test(`a feed in ${form}, whatever comes: tariffs that can be written, faults with a place, or a refusal as a whole`, () => {
    fc.assert(
      fc.property(mutated([Buffer.from(feed)]), (bytes) => {
        try {
          const { tariffs, refused } = readFeed(new TextDecoder().decode(bytes));
          for (const tariff of tariffs) JSON.stringify(writeMarketTariff(tariff));
          for (const { faults } of refused) {
            assert.ok(faults.length > 0);
            for (const { field, message } of faults)
              assert.ok(/^(tariffs\[\d+\]|line \d+)/.test(field) && message.length > 5, field);
          }
        } catch (fault) {
          if (!(fault instanceof StatementFault)) throw fault;
          assert.ok(fault.message.length > 5);
        }
      }),
      fuzzRuns(500),
    );
  });
