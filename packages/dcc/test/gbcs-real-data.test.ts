import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import {
  DccRefusal,
  encodeGbcs,
  openGbcs,
  readKeystoreFolder,
  type GbcsContent,
  type GbcsLog,
  type GbcsTariff,
  type KeyRing,
  type TariffDate,
  type TariffSwitch,
} from "../src/index.js";
import { sharedData } from "./shared-data.js";

const FOLDER = sharedData("dcc/gbcs");
const KEYSTORE = sharedData("dcc/keystore");

const ELECTRICITY_METER = "00DB1234567890A0";
const GAS_METER = "00DB1234567890A1";

/** What each answer says: code, device, counter, then its content in one line. */
const ANSWERS: Readonly<Record<string, readonly [number, string, bigint, string]>> = {
  "ECS22a_4.8.3_ERROR_RESPONSE": [0x36, ELECTRICITY_METER, 1203n, "device-error refused 1"],
  "ECS22a_4.8.3_SUCCESS_RESPONSE": [
    0x36,
    ELECTRICITY_METER,
    1201n,
    "half-hours export 49 2014-10-01T09:30:00Z 2014-10-02T09:30:00Z 6521 Wh 4542 varh",
  ],
  "ECS22b_4.8.1_ERROR_RESPONSE": [0x37, ELECTRICITY_METER, 1004n, "device-error refused 1"],
  "ECS22b_4.8.1_SINGLE_SUCCESS_RESPONSE": [
    0x37,
    ELECTRICITY_METER,
    1002n,
    "half-hours import 49 2014-12-31T00:00:00Z 2015-01-01T00:00:00Z 5632 Wh",
  ],
  "ECS66_4.17_ERROR_RESPONSE": [0x60, ELECTRICITY_METER, 1002n, "device-error refused 1"],
  "ECS66_4.17_SUCCESS_RESPONSE": [
    0x60,
    ELECTRICITY_METER,
    1001n,
    "days import 4 2014-12-02T00:00:00Z 2014-12-05T00:00:00Z 587 Wh",
  ],
  "ECS24_4.11.1_SUCCESS_RESPONSE": [
    0x3a,
    ELECTRICITY_METER,
    1001n,
    "tariff GBP standing 20000e-5 now 1e-5 e-5 tou 2121 blocks 2289,3546 4002,6969 thresholds 10000 10000 Wh*1/1 " +
      "season all 2015-1-1 week 1; week 1: 1111122; day 1: 25200 block 1, 82800 block 2; day 2: 0 time-of-use 1; " +
      "special 2015-5-1 2; special 2015-12-25 2",
  ],
  ECS80_NA_8F36_ALERT: [
    0x67,
    ELECTRICITY_METER,
    2003n,
    "alert 8F36 2015-01-01T00:00:00Z 2014-12-31T23:50:00Z 2014-12-31T23:59:00Z",
  ],
  "GCS17_4.8.1_ERROR_RESPONSE": [0x78, GAS_METER, 1005n, "device-error refused 192"],
  "GCS17_4.8.1_NOT_FOUND_RESPONSE": [0x78, GAS_METER, 1004n, "device-error not-found 139"],
  "GCS17_4.8.1_SUCCESS_RESPONSE": [
    0x78,
    GAS_METER,
    1002n,
    "half-hours import 97 2014-12-30T00:00:00Z 2015-01-01T00:00:00Z 820328680 dm3",
  ],
  "GCS21f_4.11.1_SUCCESS_RESPONSE": [
    0x9f,
    GAS_METER,
    1001n,
    "tariff GBP standing 22465e-5 now 9600e-5 e-5 tou 9600,10200,10750,11000 blocks 10600,11200,11750,12000 " +
      "thresholds 100000,200000,300000 kWh*1/1000 season 1 2014-9-23 week 1; season 2 2015-3-20 week 2; " +
      "week 1: 1111122; week 2: 3333344; day 1: 0 time-of-use 1; day 2: 0 time-of-use 2; day 3: 0 time-of-use 3; " +
      "day 4: 0 time-of-use 4; special 2014-12-25 2; special 2014-12-26 2; special 2015-4-3 4",
  ],
};

const skip = FOLDER === null || KEYSTORE === null ? "the shared data is not there" : false;

describe("GBCS messages of the reference test data set", () => {
  for (const [name, [messageCode, originator, counter, content]] of Object.entries(ANSWERS)) {
    it(`real data: ${name}`, { skip }, async () => {
      const ring = await ringOfTheSet();
      const message = openGbcs(vector(`${name}_GBCS.HEX`), ring);
      assert.deepEqual(
        [message.messageCode, message.originator, message.counter, inOneLine(message.content)],
        [messageCode, originator, counter, content],
      );
    });
  }

  it(
    "real data: a command cannot be verified by whom it came from, and is refused for that reason",
    { skip },
    async () => {
      const ring = await ringOfTheSet();
      for (const file of readdirSync(FOLDER!).filter((name) => name.includes("_COMMAND_"))) {
        assert.throws(() => openGbcs(vector(file), ring), { name: "DccRefusal", code: "unknown-key" }, file);
      }
    },
  );

  it("real data: what was read, written again, is every byte that was read", { skip }, async () => {
    const ring = await ringOfTheSet();
    // The set's key agreement key that it does not use is the second; its signatures differ each time; gas tariffs hold the
    // numbers of events, which a tariff does not have.
    const names = Object.keys(ANSWERS).filter((name) => !/ALERT|GCS21f/.test(name));
    for (const name of names) {
      const bytes = vector(`${name}_GBCS.HEX`);
      const message = openGbcs(bytes, ring);
      assert.ok(message.kind === "response");
      const [ours] = ring.privateKeysOf(message.recipient, "key-agreement");
      const [device] = ring.certificatesOf(message.originator, "key-agreement");
      // The secret is the same from either side, so the user's private key does for the device's.
      const again = encodeGbcs({ ...message, kind: "response" }, { ours: ours!, theirs: device!.publicKey });
      assert.equal(again.toString("hex"), bytes.toString("hex"), name);
    }
  });

  it("real data: every file of the set is one of these", { skip }, () => {
    const known = Object.keys(ANSWERS).map((name) => `${name}_GBCS.HEX`);
    const others = readdirSync(FOLDER!).filter(
      (file) => !known.includes(file) && !file.includes("_COMMAND_"),
    );
    assert.deepEqual(others, []);
  });

  it("real data: no bit of an answer can be turned", { skip }, async () => {
    const ring = await ringOfTheSet();
    const answer = vector("ECS66_4.17_SUCCESS_RESPONSE_GBCS.HEX");
    for (let bit = 0; bit < answer.length * 8; bit++) {
      const turned = Buffer.from(answer);
      turned[bit >> 3]! ^= 1 << (bit & 7);
      assert.throws(() => openGbcs(turned, ring), DccRefusal, `bit ${bit}`);
    }
  });
});

const ringOfTheSet = async (): Promise<KeyRing> => (await readKeystoreFolder(KEYSTORE!)).ring;

function vector(file: string): Buffer {
  return Buffer.from(readFileSync(`${FOLDER}/${file}`, "utf8").trim(), "hex");
}

function inOneLine(content: GbcsContent): string {
  switch (content.kind) {
    case "device-error":
      return `device-error ${content.cause} ${content.status}`;
    case "alert":
      return [
        "alert",
        content.alertCode.toString(16).toUpperCase(),
        ...[content.atMs!, ...content.furtherTimesMs].map(iso),
      ].join(" ");
    case "half-hours":
    case "days":
      return logInOneLine(content);
    case "tariff":
      return tariffInOneLine(content);
    default:
      return content.kind;
  }
}

function logInOneLine({ kind, direction, entries, unit }: GbcsLog): string {
  const total = entries.reduce((sum, { values }) => sum + values[0]!, 0);
  const reactive = entries.reduce((sum, { reactiveVarh }) => sum + (reactiveVarh ?? 0), 0);
  const ends = [entries[0]!, entries.at(-1)!].map(({ endMs }) => iso(endMs));
  const line = [kind, direction, entries.length, ...ends, total, unit].join(" ");
  return reactive === 0 ? line : `${line} ${reactive} varh`;
}

function tariffInOneLine(tariff: GbcsTariff): string {
  const { seasons, weeks, days, specialDays } = tariff.switching;
  const { unit, multiplier, divisor } = tariff.blockThresholdUnit;
  const rows = (table: readonly (readonly (number | null)[])[]): string =>
    table
      .map((row) => row.filter((value) => value !== null && value !== 0).join(","))
      .filter((row) => row !== "")
      .join(" ");
  const prices = [
    `tariff ${tariff.currency} standing ${tariff.standingCharge}e${tariff.standingChargeExponent}`,
    `now ${tariff.activePrice}e${tariff.activePriceExponent} e${tariff.priceExponent}`,
    `tou ${rows([tariff.timeOfUsePrices])} blocks ${rows(tariff.blockPrices)}`,
    `thresholds ${rows(tariff.blockThresholds)} ${unit}*${multiplier}/${divisor}`,
  ];
  const date = ({ year, month, day }: TariffDate): string => `${year}-${month}-${day}`;
  const calendar = [
    ...seasons.map(({ name, from, week }) => `season ${name} ${date(from)} week ${week}`),
    ...weeks.map((week) => `week ${week.week}: ${week.days.join("")}`),
    ...days.map(({ day, switches }) => `day ${day}: ${switches.map(switchInOneLine).join(", ")}`),
    ...specialDays.map((special) => `special ${date(special.date)} ${special.day}`),
  ];
  return `${prices.join(" ")} ${calendar.join("; ")}`;
}

const switchInOneLine = ({ secondOfDay, by, register }: TariffSwitch): string =>
  `${secondOfDay} ${by} ${register}`;

const iso = (atMs: number): string => new Date(atMs).toISOString().replace(".000", "");
