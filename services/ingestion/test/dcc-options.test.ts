import assert from "node:assert/strict";
import { copyFile, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, test } from "node:test";
import { startSimulator } from "@halfhourly/dcc-simulator";
import { defaultLimits, dccConfig } from "../src/dcc/config.js";
import { verdictOf } from "../src/dcc/response-codes.js";
import { openDccOptions } from "../src/index.js";

const folder = await mkdtemp(join(tmpdir(), "halfhourly-options-"));
const simulator = await startSimulator({ folder });
after(async () => {
  await simulator.close();
  await rm(folder, { recursive: true, force: true });
});
const { eui, dcc, keystore, tls } = simulator.user;

async function optionsWithout(missing: RegExp) {
  const kept = join(folder, `without-${missing.source.replace(/\W/g, "")}`);
  await mkdir(kept, { recursive: true });
  for (const file of await readdir(keystore))
    if (!missing.test(file)) await copyFile(join(keystore, file), join(kept, basename(file)));
  return openDccOptions({
    settings: { environment: "simulator", originator: eui, dcc },
    keystore: kept,
    agreementCertificate: join(keystore, `${eui}-ka.pem`),
    tls,
    urls: { device: "https://127.0.0.1/", nonDevice: "https://127.0.0.1/", smki: "https://127.0.0.1/" },
  });
}

test("options from files hold what the folder holds, and say what it lacks without naming a key", async () => {
  const whole = await optionsWithout(/^nothing$/);
  assert.ok((whole.settings.certificate?.length ?? 0) > 100);
  assert.equal(whole.receiver, undefined);
  await whole.transport.close();
  const lacks = /lacks the user's signing certificate or its private key/;
  await assert.rejects(optionsWithout(/-ds\.key$/), lacks);
  await assert.rejects(optionsWithout(new RegExp(`^${eui}-ds\\.pem$`)), lacks);
});

test("what is not said has its default", () => {
  const config = dccConfig({ environment: "live", originator: eui, dcc, longestRangeDays: 7 });
  assert.equal(config.longestRangeDays, 7);
  assert.equal(config.keepAnswersDays, defaultLimits.keepAnswersDays);
});

test("response codes: what is known by name, and what is not is refused", () => {
  const codes = ["I0", "I99", "W1", "E1", "E5", "E19", "E20", "E21", "E31", "E080201", "E4711"];
  assert.deepEqual(codes.map(verdictOf), [
    "success",
    "acknowledged",
    "success",
    "stop",
    "refused",
    "not-known",
    "again",
    "again",
    "again",
    "not-known",
    "refused",
  ]);
});
