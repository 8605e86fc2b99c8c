import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { purposes } from "@halfhourly/consent";
import { PURPOSES, type Purpose } from "../src/features/consents/purposes.js";
import { consents as welsh } from "../src/words/cy/consents.js";
import { meters as welshMeters } from "../src/words/cy/meters.js";
import { consents as english } from "../src/words/en/consents.js";
import { meters as englishMeters } from "../src/words/en/meters.js";

/**
 * What each version of a notice said, as a digest of its words in both languages. A receipt names the version: words that
 * change under an old one would make every receipt of it untrue.
 */
const saidBy: Readonly<Record<string, string>> = {
  "viewing-1": "8b8264d862decee2296be16be680dacee4538efc2c00d407acf852af4e4c5d39",
  "recommendations-1": "a78140849e4bdb2f9927a92e6dcc010ad8a8dbcbb349bb546952c3ad2ccb55f6",
  "comparison-1": "d1fa452a3dab3677d78f2ae13dcb3f026667bcd7fe20a454cc31ca652a757703",
  "research-1": "0bfabeeb0daa6e1c32aa630cd2a4a1afd76272d5ed29854b6631287d1d954a65",
};
const languages = [
  { consents: english, meters: englishMeters },
  { consents: welsh, meters: welshMeters },
];

function wordsOf(purpose: Purpose): unknown {
  return languages.map(({ consents, meters }) => {
    const { ask, why, what, ifNo, ifStop, yes } = consents.purposes[purpose];
    const promise = [ask, why, what, consents.howLongText, ifNo, ifStop, yes];
    // A yes to viewing is also asked for where a meter is added, in words of that page.
    const { whatText, ifNoText } = meters.newMeter.consent;
    return purpose === "viewing"
      ? [...promise, whatText, ifNoText, consents.people.title, consents.people.text]
      : promise;
  });
}

for (const purpose of PURPOSES)
  test(`the words of ${purpose} are those of its version`, () => {
    const digest = createHash("sha256")
      .update(JSON.stringify(wordsOf(purpose)))
      .digest("hex");
    assert.equal(
      digest,
      saidBy[purposes[purpose].version],
      "the words have changed: give the notice a new version and date in services/consent/src/purposes.ts, " +
        "let the app know it in features/consents/purposes.ts, and note the version with its digest here",
    );
  });
