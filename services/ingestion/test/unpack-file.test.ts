import assert from "node:assert/strict";
import { buffer } from "node:stream/consumers";
import { test } from "node:test";
import { ZipFile } from "yazl";
import { LARGEST_FILE_BYTES, inspectFile, unpackFile } from "../src/files/index.js";
import { bytesOf, recording } from "./reading.js";

const csv = recording("halfhourly-export/october-night.csv");

test("of an export's ZIP the readings are taken, every register's", async () => {
  const other = Buffer.from(Buffer.from(csv).toString().replaceAll(",export,2,", ",import,1,"));
  const unpacked = await unpackFile(
    await zipOf({
      "readings-1-electricity.csv": csv,
      "personal-data.csv": "a,b",
      "readings-2-electricity.csv": other,
      "manifest.json": "{}",
    }),
  );
  assert.ok(unpacked.ok);
  const file = inspectFile(unpacked.bytes);
  assert.ok(file.ok);
  assert.deepEqual(
    file.registers.map(({ direction, element, readings }) => [direction, element, readings.length]),
    [
      ["export", 2, 3],
      ["import", 1, 3],
    ],
  );
});

test("any other file, and any other ZIP, is left as it is", async () => {
  for (const bytes of [csv, bytesOf(""), await zipOf({ "my.csv": csv })]) {
    const unpacked = await unpackFile(bytes);
    assert.ok(unpacked.ok && Buffer.from(unpacked.bytes).equals(Buffer.from(bytes)));
  }
});

test("an export without readings says so", async () => {
  assert.equal(
    await faultOf(await zipOf({ "manifest.json": "{}", "personal-data.json": "{}" })),
    "no-half-hourly-readings",
  );
});

test("a ZIP that would unpack to more than 64 MB is refused before it is unpacked, in one file or in several", async () => {
  const large = Buffer.alloc(LARGEST_FILE_BYTES / 2 + 1, "0");
  assert.equal(
    await faultOf(
      await zipOf({ "manifest.json": "{}", "readings-1-gas.csv": large, "readings-2-gas.csv": large }),
    ),
    "archive-refused",
  );
});

test("a ZIP whose directory tells less than it holds is refused", async () => {
  const zip = await zipOf({ "manifest.json": "{}", "readings-1-gas.csv": Buffer.alloc(100_000, "0") });
  const told = Buffer.alloc(4);
  told.writeUInt32LE(100_000);
  const lie = Buffer.from(told);
  lie.writeUInt32LE(10);
  const lying = Buffer.from(zip);
  for (let at = lying.indexOf(told); at !== -1; at = lying.indexOf(told)) lie.copy(lying, at);
  assert.equal(await faultOf(lying), "archive-refused");
});

test("more than 100 files are refused", async () => {
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`readings-${i}-gas.csv`, "x"]));
  assert.equal(await faultOf(await zipOf({ "manifest.json": "{}", ...many })), "archive-refused");
});

for (const name of ["/etc/readings.csv", "../readings.csv", "a\\..\\b.csv"])
  test(`a ZIP with the name ${name} is refused`, async () => {
    const plain = "x".repeat(name.length);
    const zip = await zipOf({ "manifest.json": "{}", "readings-1-gas.csv": csv, [plain]: "1" });
    assert.equal(
      await faultOf(Buffer.from(zip.toString("latin1").replaceAll(plain, name), "latin1")),
      "archive-refused",
    );
  });

test("a ZIP that was cut off or has a wrong byte is refused and nothing of it is read", async () => {
  const zip = await zipOf({ "manifest.json": "{}", "readings-1-gas.csv": csv });
  assert.equal(await faultOf(zip.subarray(0, zip.length - 30)), "archive-refused");
  const changed = Buffer.from(zip);
  const at = zip.indexOf("readings-1-gas.csv") + 60;
  changed[at] = changed[at]! ^ 0xff;
  assert.equal(await faultOf(changed), "archive-refused");
});

async function faultOf(bytes: Uint8Array): Promise<string> {
  const unpacked = await unpackFile(bytes);
  if (unpacked.ok) throw new Error("unpacked");
  assert.match(unpacked.fault.message, /^[A-Z].*\.$/);
  return unpacked.fault.code;
}

function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}
