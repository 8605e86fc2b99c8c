import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { buildRequest } from "../../src/duis/build-request.js";
import { buildResponse, buildSmets1Response } from "../../src/duis/build-response.js";
import type { DuisRequest } from "../../src/duis/request.js";
import type { DuisResponse } from "../../src/duis/response.js";
import { openSchemas } from "../../src/duis/schemas.js";
import { signDuis } from "../../src/duis/sign.js";
import { verifyDuis } from "../../src/duis/verify.js";
import { realData } from "../real-data.js";
import { NOW_MS, party, ringOf } from "../ring.js";
import { requests, responses, smets1Responses } from "./generated-messages.js";

// In force whenever a generated message says it was made.
const ALWAYS = { notBeforeMs: 0, notAfterMs: Date.UTC(2100, 0) };
const USER = party("90B3D51F30010000", 0x02, "1001", ALWAYS);
const DCC = party("90B3D51F30000002", 0x89, "2002", ALWAYS);
const PROVIDER = party("90B3D51F30000009", 0x89, "3003", ALWAYS);
const RING = ringOf(DCC, PROVIDER);

const signedRequest = (request: DuisRequest): Uint8Array => signDuis(buildRequest(request), USER);
const signedResponse = (response: DuisResponse): Uint8Array => signDuis(buildResponse(response), DCC);
const signedSmets1 = (response: DuisResponse): Uint8Array =>
  signDuis(buildSmets1Response(response, PROVIDER), DCC);

/** Plain objects and bytes: what a generator makes has no prototype, what is decoded is a Buffer. */
const plain = structuredClone;

test("a request that is built and signed is read as what it was", () => {
  fc.assert(
    fc.property(requests(), (request) => {
      const signer = { ...USER.certificate, eui: request.requestId.originator };
      const read = verifyDuis(signedRequest(request), {
        ring: { ...RING, certificate: () => signer },
        nowMs: NOW_MS,
      });
      assert.equal(read.signer, signer);
      assert.ok(read.kind === "request");
      assert.deepEqual(plain(read.request), plain(request));
    }),
    { seed: 4, numRuns: 300 },
  );
});

for (const [name, made, signed] of [
  ["a response or alert that is built and signed", responses(), signedResponse],
  ["a SMETS1 answer that is built and signed twice", smets1Responses(), signedSmets1],
] as const)
  test(`${name} is read as what it was`, () => {
    fc.assert(
      fc.property(made, (response) => {
        const read = verifyDuis(signed(response), { ring: RING, nowMs: NOW_MS });
        assert.equal(read.signer, DCC.certificate);
        assert.ok(read.kind === "response");
        assert.deepEqual(plain(read.response), plain(response));
      }),
      { seed: 4, numRuns: 400 },
    );
  });

realData("all that is built is valid against the schemas", async (folder) => {
  // The two that it imports are found beside it.
  const schemas = await openSchemas({ duisXsd: `${folder}/schema/DUIS-V5.4.xsd` });
  const runs = { seed: 4, numRuns: 300 };
  fc.assert(
    fc.property(requests(), (request) => schemas.validate(signedRequest(request))),
    runs,
  );
  fc.assert(
    fc.property(responses(), (response) => schemas.validate(signedResponse(response))),
    runs,
  );
  fc.assert(
    fc.property(smets1Responses(), (response) => schemas.validate(signedSmets1(response))),
    runs,
  );
  schemas.close();
});
