import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { readKeystoreFolder } from "@halfhourly/dcc";
import * as fc from "fast-check";
import { readArguments } from "../../apps/cli/src/arguments.js";
import { readMessageFile } from "../../apps/cli/src/dcc/message-file.js";
import { CommandFault } from "../../apps/cli/src/exit-codes.js";
import { readKeys, readSigned } from "../../apps/cli/src/receipt/signed-file.js";
import { readConfig } from "../../apps/server/src/config.js";
import { mutated } from "./mutations.js";
import { fuzzRuns } from "./runs.js";

function faultOf(work: () => unknown): CommandFault | null {
  try {
    work();
    return null;
  } catch (fault) {
    if (!(fault instanceof CommandFault)) throw fault;
    assert.match(fault.code, /^[a-z0-9-]+$/);
    assert.match(fault.message, /[.?]$/);
    return fault;
  }
}

const FLAGS = [
  "--fuel",
  "--unit",
  "--stamp",
  "--zone",
  "--time-column",
  "--meter",
  "--keys",
  "--json",
  "-h",
  "--",
  "-",
];

test("arguments are understood, or the one that is not is named", () => {
  const word = fc.oneof(
    fc.constantFrom(
      "inspect",
      "import",
      "dcc",
      "electricity",
      "kWh",
      "__proto__",
      "constructor",
      "--__proto__=1",
      "--constructor",
      ...FLAGS,
    ),
    fc.constantFrom(...FLAGS).map((flag) => `${flag}=x`),
    fc.string({ unit: "binary", maxLength: 30 }),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), (args) => void faultOf(() => readArguments(args))),
    fuzzRuns(600),
  );
});

test("a file of a message, a receipt or keys is told by its content, or refused by a code", () => {
  const jws = "eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ.c2ln";
  const files = [
    "DD00000000000000110000000012345678",
    "3QAAAAAAABE=",
    "<sr:Request/>",
    jws,
    JSON.stringify({ kind: "receipt", signed: jws, keys: [{ kty: "EC", crv: "P-256", kid: "1" }] }),
    JSON.stringify({ keys: [{ kty: "EC", crv: "P-256", x: "AA", y: "AA" }] }),
  ].map((text) => Buffer.from(text));
  fc.assert(
    fc.property(mutated(files), (bytes) => {
      for (const read of [readMessageFile, readSigned, readKeys]) faultOf(() => read(bytes));
    }),
    fuzzRuns(500),
  );
});

test("a folder of keys: what cannot be used is named file by file, the rest is held", async () => {
  const files = [
    Buffer.from('{"00-db-12-34-56-78-90-b0-ka.key":{"kty":"EC","crv":"P-256","d":"AA","x":"AA","y":"AA"}}'),
    Buffer.from("-----BEGIN PRIVATE KEY-----\nMIGH\n-----END PRIVATE KEY-----\n"),
    Buffer.from("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"),
  ];
  const names = [
    "keys.jwk.json",
    "00-db-12-34-56-78-90-b0-ds.key",
    "00DB1234567890B0-ka.key",
    "a.pem",
    "b.der",
    "c.cer",
  ];
  const folder = await mkdtemp(join(tmpdir(), "halfhourly-fuzz-keys-"));
  try {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), mutated(files), async (name, bytes) => {
        await writeFile(join(folder, name), bytes);
        const read = await readKeystoreFolder(folder);
        for (const { file, problem } of read.faults) {
          assert.ok(names.includes(file));
          assert.ok(problem.length > 0 && problem.length < 500);
        }
      }),
      fuzzRuns(120),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("settings are read, or every fault is told at once by its variable, without what it was set to", () => {
  const names = [
    "DATABASE_URL",
    "HALFHOURLY_PUBLIC_URL",
    "HALFHOURLY_LOG",
    "HALFHOURLY_REQUESTS_A_MINUTE",
    "HALFHOURLY_PROXIES",
    "HALFHOURLY_SMTP_URL",
    "HALFHOURLY_MAIL_FROM",
    "HALFHOURLY_ISSUER",
    "HALFHOURLY_CLIENT_ID",
    "HALFHOURLY_CLIENT_SECRET",
    "HALFHOURLY_OPERATOR_NAME",
    "HALFHOURLY_DCC",
    "HALFHOURLY_DCC_URL",
    "HALFHOURLY_BREACHED_PASSWORDS_URL",
    "HALFHOURLY_CALORIFIC_VALUES_URL",
  ];
  const values = [
    "postgres://u:p@h/d",
    "https://watts.example.net",
    "smtp://u:p@h:1",
    "10.0.0.0/8",
    "off",
    "600",
  ];
  const value = mutated(values.map((text) => Buffer.from(text))).map((bytes) =>
    Buffer.from(bytes).toString("utf8"),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 6 }), (env) => {
      try {
        readConfig(env, "127.0.0.1", 8480);
      } catch (fault) {
        assert.ok(fault instanceof Error);
        assert.match(fault.message, /^The configuration has \d+ fault\(s\):/, fault.stack);
        for (const set of Object.values(env))
          if (set.length > 24) assert.ok(!fault.message.includes(set), "a secret may stand in a setting");
      }
    }),
    fuzzRuns(300),
  );
});
