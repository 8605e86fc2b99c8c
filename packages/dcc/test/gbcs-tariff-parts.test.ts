import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { MESSAGE_CODES, openGbcs, type GbcsContent } from "../src/index.js";
import { encodeAccessResponse } from "../src/gbcs/encode/access-response.js";
import { defaultResponse, encodeComponents, type ComponentToSend } from "../src/gbcs/encode/components.js";
import { boolean, doubleLongUnsigned, nothing } from "../src/gbcs/encode/dlms-values.js";
import { sealMessage, type GbcsHeader } from "../src/gbcs/encode/seal.js";
import { METER, ringOf, USER } from "./parties.js";
import { ANSWER } from "./protected-answer.js";

const KEYS = { ours: METER.agreement.privateKey, theirs: USER.agreement.publicKey };
const NOT_FOUND = 0x8b;

function opened(header: GbcsHeader, payload: Buffer): GbcsContent {
  return openGbcs(sealMessage(header, payload, KEYS), ringOf(USER, [METER])).content;
}

/** ECS24 whose seventeen results are these, but for the values that are given. */
function electricityTariff(result: number, given: ReadonlyMap<number, Buffer>): GbcsContent {
  const header = { ...ANSWER, messageCode: MESSAGE_CODES.ECS24 };
  const answers = Array.from({ length: 17 }, (_, index) => {
    const value = given.get(index);
    return { of: "get", value: value ?? nothing, result: value === undefined ? result : 0 } as const;
  });
  return opened(header, encodeAccessResponse(header, answers));
}

function gasTariff(components: readonly ComponentToSend[]): GbcsContent {
  const header = { ...ANSWER, messageCode: MESSAGE_CODES.GCS21f };
  return opened(header, encodeComponents(header, components, KEYS));
}

describe("a tariff of which the meter has only a part", () => {
  const known = new Map([
    [0, doubleLongUnsigned(2121)],
    [14, boolean(true)],
  ]);

  it("electricity: what is undefined or unavailable is left out, the rest is told", () => {
    for (const result of [4, 11]) {
      const tariff = electricityTariff(result, known);
      assert.ok(tariff.kind === "tariff");
      assert.deepEqual([tariff.activePrice, tariff.currency, tariff.standingCharge], [2121, "GBP", null]);
      assert.deepEqual([tariff.timeOfUsePrices, tariff.blockThresholds, tariff.switching.days], [[], [], []]);
    }
  });

  it("electricity: another failure, or nothing at all, is an error of the device", () => {
    const error = (result: number) => ({ kind: "device-error", status: result });
    assert.deepEqual(electricityTariff(3, known), { ...error(3), cause: "refused" });
    assert.deepEqual(electricityTariff(4, new Map()), { ...error(4), cause: "not-found" });
  });

  it("the second element: prices by index, or in turn where the indices are no registers'", () => {
    const header = { ...ANSWER, messageCode: MESSAGE_CODES.ECS24b };
    const pricesOf = (table: string) => {
      const value = Buffer.from(`020302020f030ffb020312000309060114010800ff0f02${table}`, "hex");
      const content = opened(header, encodeAccessResponse(header, [{ of: "get", value, result: 0 }]));
      assert.ok(content.kind === "tariff");
      return [content.element, content.timeOfUsePrices, content.blockPrices];
    };
    assert.deepEqual(pricesOf("010202020901021000070202090101100005"), [2, [5, 7], []]);
    assert.deepEqual(pricesOf("01020202090109100007020209010a100005"), [
      2,
      [0, 0, 0, 0, 0, 0, 0, 0, 7, 5],
      [],
    ]);
    assert.deepEqual(pricesOf("010202020901e110000702020901e2100005"), [2, [7, 5], []]);
  });

  const price: ComponentToSend = {
    cluster: 0x0700,
    scope: "profile",
    command: 0x01,
    // The standing charge, 22465; the currency, which this meter has not.
    payload: Buffer.from("01030023c1570000160686", "hex"),
  };

  it("gas: what is not found is left out, the rest is told", () => {
    const tariff = gasTariff([
      price,
      defaultResponse(0x0707, 0x04, NOT_FOUND),
      defaultResponse(0x0700, 0x00, NOT_FOUND),
    ]);
    assert.ok(tariff.kind === "tariff");
    assert.deepEqual(
      [tariff.standingCharge, tariff.standingChargeExponent, tariff.currency],
      [22_465, -5, null],
    );
    assert.deepEqual([tariff.activePrice, tariff.switching.specialDays], [null, []]);
  });

  it("gas: another failure, or nothing at all, is an error of the device", () => {
    const failed = gasTariff([price, defaultResponse(0x0707, 0x04, 0xc0)]);
    assert.deepEqual(failed, { kind: "device-error", cause: "refused", status: 0xc0 });
    const nothingThere = gasTariff([defaultResponse(0x0700, 0x00, NOT_FOUND)]);
    assert.deepEqual(nothingThere, { kind: "device-error", cause: "not-found", status: NOT_FOUND });
  });
});
