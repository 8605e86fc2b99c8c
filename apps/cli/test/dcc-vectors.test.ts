import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { main } from "../src/index.js";
import { fakeTerminal } from "./fake-terminal.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const shared = process.env["HALFHOURLY_SHARED_DATA"] ?? resolve(root, "..", "shared", "data");
const folder = join(shared, "dcc");
const skip = existsSync(folder) ? false : "real data absent: DCC test vectors";
const keys = join(folder, "keystore");

async function run(deed: string, path: string, ...flags: readonly string[]) {
  const bytes = existsSync(path) ? readFileSync(path) : new Uint8Array();
  const { terminal, written } = fakeTerminal({ files: { file: bytes } });
  const exitCode = await main(["dcc", deed, "file", "--json", ...flags], terminal);
  return { exitCode, answer: JSON.parse(written.out) };
}

/** What each vector holds, read off the published files by hand: code, counter, and what comes out. */
const VECTORS: readonly (readonly [string, string, number, string])[] = [
  ["ECS22a_4.8.3_ERROR_RESPONSE_GBCS", "0x0036", 0x4b3, "device-error"],
  ["ECS22a_4.8.3_SUCCESS_RESPONSE_GBCS", "0x0036", 0x4b1, "49 export"],
  ["ECS22b_4.8.1_ERROR_RESPONSE_GBCS", "0x0037", 0x3ec, "device-error"],
  ["ECS22b_4.8.1_SINGLE_SUCCESS_RESPONSE_GBCS", "0x0037", 0x3ea, "import"],
  ["ECS24_4.11.1_SUCCESS_RESPONSE_GBCS", "0x003A", 0x3e9, "tariff"],
  ["ECS66_4.17_ERROR_RESPONSE_GBCS", "0x0060", 0x3ea, "device-error"],
  ["ECS66_4.17_SUCCESS_RESPONSE_GBCS", "0x0060", 0x3e9, "days"],
  ["ECS80_NA_8F36_ALERT_GBCS", "0x0067", 0x7d3, "alert"],
  ["GCS17_4.8.1_ERROR_RESPONSE_GBCS", "0x0078", 0x3ed, "device-error"],
  ["GCS17_4.8.1_NOT_FOUND_RESPONSE_GBCS", "0x0078", 0x3ec, "device-error"],
  ["GCS17_4.8.1_SUCCESS_RESPONSE_GBCS", "0x0078", 0x3ea, "import"],
  ["GCS21f_4.11.1_SUCCESS_RESPONSE_GBCS", "0x009F", 0x3e9, "tariff"],
];

for (const [name, messageCode, counter, holds] of VECTORS)
  test(`real data: dcc decode ${name}`, { skip }, async () => {
    const { exitCode, answer } = await run("decode", join(folder, "gbcs", `${name}.HEX`), "--keys", keys);
    assert.equal(exitCode, 0, JSON.stringify(answer));
    assert.deepEqual([answer.messageCode, answer.counter], [messageCode, counter]);
    const direction = answer.registers[0]?.direction;
    const found = direction === undefined ? answer.content.kind : direction;
    assert.equal(found, holds.split(" ").at(-1));
  });

test("real data: the registers of a vector are inspect's", { skip }, async () => {
  const path = join(folder, "gbcs", "ECS22a_4.8.3_SUCCESS_RESPONSE_GBCS.HEX");
  const { answer } = await run("decode", path, "--keys", keys);
  const [register] = answer.registers;
  assert.equal(answer.content.entries.length, 49);
  // The first entry ends at 0x1BBE8618 s after 2000-01-01: 2014-10-01T09:30:00Z.
  assert.deepEqual(
    [register.fuel, register.unit, register.first, register.readings, register.missing],
    ["electricity", "Wh", "2014-10-01T09:00:00Z", 49, 0],
  );
});

test(
  "real data: values that no home could use are told as suspect by a command that stores nothing",
  {
    skip,
  },
  async () => {
    const path = join(folder, "gbcs", "GCS17_4.8.1_SUCCESS_RESPONSE_GBCS.HEX");
    const { answer } = await run("decode", path, "--keys", keys);
    const [register] = answer.registers;
    const sum = answer.content.entries.reduce(
      (total: number, { values: [value = 0] }: { values: number[] }) => total + value,
      0,
    );
    assert.deepEqual([register.unit, register.readings, register.total], ["dm3", 97, sum]);
    assert.ok(register.suspect > 90);
  },
);

test(
  "real data: without the keys nothing is believed, and the outside is marked as not verified",
  { skip },
  async () => {
    const path = join(folder, "gbcs", "ECS22b_4.8.1_SINGLE_SUCCESS_RESPONSE_GBCS.HEX");
    const { exitCode, answer } = await run("decode", path);
    assert.equal(exitCode, 1);
    assert.match(answer.error.code, /^unknown-(key|certificate)$/);
    assert.equal(answer.notVerified.messageCode, "0x0037");
    assert.equal(answer.registers, undefined);
  },
);

test("real data: answers of a test bench verify, or are refused by their reason", { skip }, async () => {
  const verified = async (file: string, ...flags: readonly string[]) => {
    const { answer } = await run("verify", join(folder, "responses", file), ...flags);
    return answer.error?.code ?? answer.duis.signer.role;
  };
  assert.equal(await verified("read-inventory-response-5.4.xml", "--keys", keys), "0x89");
  assert.equal(await verified("readfw-response.xml", "--keys", keys), "0x89");
  assert.equal(await verified("readfw-response-badsignature.xml", "--keys", keys), "signature-wrong");
  assert.equal(await verified("readfw-response.xml"), "unknown-certificate");
});

test("real data: a request template, which nobody signed, is refused", { skip }, async () => {
  for (const file of readdirSync(join(folder, "requests"))) {
    const { exitCode, answer } = await run("verify", join(folder, "requests", file), "--keys", keys);
    assert.equal(exitCode, 1, file);
    assert.match(answer.error.code, /^(unknown-certificate|digest-differs|signature-)/, file);
  }
});

test("real data: a verified answer is held against the schema that is given", { skip }, async () => {
  const schema = join(folder, "schema", "DUIS-V5.4.xsd");
  const inventory = join(folder, "responses", "read-inventory-response-5.4.xml");
  const valid = await run("verify", inventory, "--keys", keys, "--schema", schema);
  assert.equal(valid.exitCode, 0, JSON.stringify(valid.answer));
  const unusable = await run("verify", inventory, "--keys", keys, "--schema", join(folder, "no-such.xsd"));
  assert.deepEqual([unusable.exitCode, unusable.answer.error.code], [2, "schema-unusable"]);
});
