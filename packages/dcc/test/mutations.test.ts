import assert from "node:assert/strict";
import { test } from "node:test";
import {
  buildRequest,
  buildResponse,
  buildSmets1Response,
  CertificateFault,
  DccRefusal,
  describeEnvelope,
  encodeGbcs,
  openGbcs,
  readCertificate,
  readDuisWithoutVerifying,
  signDuis,
  verifyDuis,
} from "../src/index.js";
import * as fc from "fast-check";
import { requests, responses, smets1Responses } from "./duis/generated-messages.js";
import { anyMessage } from "./gbcs-messages.js";
import { METER, ringOf, USER as OURS } from "./parties.js";
import { DCC, NOW_MS, PROVIDER, ringOf as signersRing, USER } from "./ring.js";
import { mutated } from "../../../test/fuzz/mutations.js";
import { fuzzRuns } from "../../../test/fuzz/runs.js";

const sample = <T>(of: fc.Arbitrary<T>, count: number): T[] => fc.sample(of, { seed: 1, numRuns: count });
const duis = [
  ...sample(requests(), 6).map((request) => Buffer.from(signDuis(buildRequest(request), USER))),
  ...sample(responses(), 8).map((response) => Buffer.from(signDuis(buildResponse(response), DCC))),
  ...sample(smets1Responses(), 6).map((response) =>
    Buffer.from(signDuis(buildSmets1Response(response, PROVIDER), DCC)),
  ),
];
const deviceKeys = {
  ours: METER.agreement.privateKey,
  theirs: OURS.agreement.publicKey,
  digitalSignature: METER.signature.privateKey,
};
const gbcs = sample(anyMessage, 20).map((message) => encodeGbcs(message, deviceKeys));

/** Refused by a code and a sentence, or taken; any other fault fails. */
function refusedOrTaken(work: () => unknown): void {
  try {
    work();
  } catch (fault) {
    if (!(fault instanceof DccRefusal)) throw fault;
    assert.match(fault.message, /^GBCS message: |\.$/);
    assert.doesNotMatch(fault.message, /\d{10,}/);
  }
}

test("a DUIS document, of SMETS1 too, is read or refused by its code", () => {
  const verification = { ring: signersRing(DCC, PROVIDER, USER), nowMs: NOW_MS };
  fc.assert(
    fc.property(mutated(duis), (bytes) => {
      refusedOrTaken(() => readDuisWithoutVerifying(bytes));
      refusedOrTaken(() => verifyDuis(bytes, verification));
    }),
    fuzzRuns(250),
  );
});

test("a GBCS message is described, opened or refused by its code", () => {
  const ring = ringOf(OURS, [METER]);
  fc.assert(
    fc.property(mutated(gbcs), (bytes) => {
      refusedOrTaken(() => describeEnvelope(bytes));
      refusedOrTaken(() => openGbcs(bytes, ring));
    }),
    fuzzRuns(400),
  );
});

test("a certificate is read or refused as one", () => {
  fc.assert(
    fc.property(
      mutated([Buffer.from("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n")]),
      (bytes) => {
        try {
          readCertificate(bytes);
        } catch (fault) {
          if (!(fault instanceof CertificateFault)) throw fault;
        }
      },
    ),
    fuzzRuns(150),
  );
});
