import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { buildResponse, buildSmets1Response } from "../../src/duis/build-response.js";
import type { DuisResponse } from "../../src/duis/response.js";
import { signDuis } from "../../src/duis/sign.js";
import { readDuisWithoutVerifying, verifyDuis, verifyDuisStream } from "../../src/duis/verify.js";
import { DccRefusal } from "../../src/refusal.js";
import { refusalOf } from "../refused.js";
import { NOW_MS, party, ringOf } from "../ring.js";
import { documents } from "../xml/generated-xml.js";
import { responses, smets1Responses } from "./generated-messages.js";

const ALWAYS = { notBeforeMs: 0, notAfterMs: Date.UTC(2100, 0) };
const DCC = party("90B3D51F30000002", 0x89, "2002", ALWAYS);
const PROVIDER = party("90B3D51F30000009", 0x89, "3003", ALWAYS);
const STRANGER = party("90B3D51F300100FF", 0x89, "2002", ALWAYS);
const VERIFICATION = { ring: ringOf(DCC, PROVIDER), nowMs: NOW_MS };

interface Sent {
  readonly response: DuisResponse;
  readonly bytes: Buffer;
}

const sent: fc.Arbitrary<Sent> = fc.oneof(
  responses().map((response) => ({ response, bytes: Buffer.from(signDuis(buildResponse(response), DCC)) })),
  smets1Responses().map((response) => ({
    response,
    bytes: Buffer.from(signDuis(buildSmets1Response(response, PROVIDER), DCC)),
  })),
);

/** Whatever comes, it is refused, or it says exactly what was signed. */
function refusedOrUnchanged({ response }: Sent, attacked: Uint8Array): void {
  refusalOf(() => {
    const read = verifyDuis(attacked, VERIFICATION);
    assert.ok(read.kind === "response");
    assert.deepEqual(structuredClone(read.response), structuredClone(response));
  });
}

const fuzz = { seed: 4, numRuns: 300 };

test("cut anywhere, a message is refused", () => {
  fc.assert(
    fc.property(sent, fc.nat(), ({ bytes }, at) => {
      assert.notEqual(
        refusalOf(() => verifyDuis(bytes.subarray(0, at % bytes.length), VERIFICATION)),
        null,
      );
    }),
    fuzz,
  );
});

test("with bytes changed, taken out or put in, a message is refused or says what was signed", () => {
  const edit = fc.record({ at: fc.nat(), take: fc.nat({ max: 8 }), put: fc.uint8Array({ maxLength: 8 }) });
  fc.assert(
    fc.property(sent, fc.array(edit, { minLength: 1, maxLength: 4 }), (message, edits) => {
      let attacked = message.bytes;
      for (const { at, take, put } of edits) {
        const from = at % attacked.length;
        attacked = Buffer.concat([attacked.subarray(0, from), put, attacked.subarray(from + take)]);
      }
      refusedOrUnchanged(message, attacked);
    }),
    { seed: 4, numRuns: 1000 },
  );
});

test("with its elements moved, repeated, dropped or nested, a message is refused or says what was signed", () => {
  const move = fc.record({
    from: fc.nat(),
    length: fc.integer({ min: 1, max: 12 }),
    to: fc.nat(),
    keep: fc.boolean(),
  });
  fc.assert(
    fc.property(sent, fc.array(move, { minLength: 1, maxLength: 3 }), (message, moves) => {
      let tokens: string[] = message.bytes.toString().match(/<[^>]*>|[^<]+/g)!;
      for (const { from, length, to, keep } of moves) {
        const start = from % tokens.length;
        const moved = tokens.slice(start, start + length);
        const rest = keep ? tokens : tokens.toSpliced(start, length);
        tokens = rest.toSpliced(to % (rest.length + 1), 0, ...moved);
      }
      refusedOrUnchanged(message, Buffer.from(tokens.join("")));
    }),
    { seed: 4, numRuns: 1000 },
  );
});

test("parts of two messages put together are refused, or say what one of them said", () => {
  fc.assert(
    fc.property(sent, sent, fc.nat(), (one, other, at) => {
      const tokens = one.bytes.toString().match(/<[^>]*>|[^<]+/g)!;
      const others = other.bytes.toString().match(/<[^>]*>|[^<]+/g)!;
      const cut = at % tokens.length;
      const mixed = Buffer.from([...tokens.slice(0, cut), ...others.slice(cut)].join(""));
      const said = [one, other].map(({ response }) => structuredClone(response));
      refusalOf(() => {
        const read = verifyDuis(mixed, VERIFICATION);
        assert.ok(read.kind === "response");
        const found = structuredClone(read.response);
        assert.ok(said.some((response) => isSame(response, found)));
      });
    }),
    fuzz,
  );
});

test("a message that a stranger signed by another's serial number gives no value", () => {
  fc.assert(
    fc.property(responses(), (response) => {
      const forged = signDuis(buildResponse(response), STRANGER);
      assert.equal(
        refusalOf(() => verifyDuis(forged, VERIFICATION)),
        "signature-wrong",
      );
    }),
    fuzz,
  );
});

test("any XML, and any bytes, are refused and never more than that", () => {
  const anything = fc.oneof(
    documents().map((xml) => Buffer.from(xml)),
    fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes)),
    fc
      .string({ maxLength: 2000, unit: fc.constantFrom(..."<>/=\"'&;!?[]-: \nasrx") })
      .map((text) => Buffer.from(text)),
  );
  fc.assert(
    fc.property(anything, (bytes) => {
      assert.notEqual(
        refusalOf(() => verifyDuis(bytes, VERIFICATION)),
        null,
      );
      refusalOf(() => readDuisWithoutVerifying(bytes));
    }),
    { seed: 4, numRuns: 2000 },
  );
});

test("the content of a message that is signed, however strange, is refused and never more than that", () => {
  const word = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.constantFrom("", "-0", "NaN", "1e9", "9".repeat(400), "%00"),
  );
  fc.assert(
    fc.property(
      sent,
      fc.array(fc.tuple(fc.nat(), word), { minLength: 1, maxLength: 3 }),
      ({ bytes }, changes) => {
        const unsigned = bytes.toString().replace(/<ds:Signature[\s\S]*?<\/ds:Signature>/g, "");
        const tokens = unsigned.match(/<[^>]*>|[^<]+/g)!;
        const texts = tokens.flatMap((token, at) => (token.startsWith("<") ? [] : [at]));
        for (const [which, said] of changes)
          tokens[texts[which % texts.length]!] = said.replaceAll(
            /[&<>]|[^\t\n\r -\uD7FF\uE000-\uFFFD]/gu,
            "",
          );
        refusalOf(() => verifyDuis(signDuis(tokens.join(""), DCC), VERIFICATION));
      },
    ),
    fuzz,
  );
});

test("a long value costs no more than its length, whatever is expected in its place", () => {
  // An expression that goes back and forth over white space would take hours here.
  const long = `${" ".repeat(200_000)}x`;
  const texts = sentTexts();
  for (const [xml, at] of texts) {
    const tokens = xml.match(/<[^>]*>|[^<]+/g)!;
    tokens[at] = long;
    refusalOf(() => readDuisWithoutVerifying(Buffer.from(tokens.join(""))));
  }
  assert.ok(texts.length > 50);
});

/** One place of a text within each element there is, in messages of every kind. */
function sentTexts(): [xml: string, at: number][] {
  const found = new Map<string, [string, number]>();
  for (const { bytes } of fc.sample(sent, { seed: 4, numRuns: 100 })) {
    const xml = bytes.toString();
    const tokens = xml.match(/<[^>]*>|[^<]+/g)!;
    tokens.forEach((token, at) => {
      if (!token.startsWith("<")) found.set(tokens[at - 1]!, [xml, at]);
    });
  }
  return [...found.values()];
}

test("as a stream it is the same message, wherever the chunks are cut", async () => {
  await fc.assert(
    fc.asyncProperty(sent, fc.integer({ min: 1, max: 500 }), async ({ bytes, response }, size) => {
      const read = await verifyDuisStream(chunksOf(bytes, size), VERIFICATION);
      assert.ok(read.kind === "response");
      assert.deepEqual(structuredClone(read.response), structuredClone(response));
    }),
    { seed: 4, numRuns: 100 },
  );
});

test("a stream that breaks off with an error hands that error on", async () => {
  const broken = async function* () {
    yield Buffer.from("<sr:Resp");
    await Promise.resolve();
    throw new Error("The connection was closed.");
  };
  await assert.rejects(verifyDuisStream(broken(), VERIFICATION), (error) => !(error instanceof DccRefusal));
});

function* chunksOf(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function isSame(a: unknown, b: unknown): boolean {
  try {
    assert.deepEqual(a, b);
    return true;
  } catch {
    return false;
  }
}
