import assert from "node:assert/strict";
import { test } from "node:test";
import { ConfigurationFaults, readConfig, type EnvironmentReader } from "../src/index.js";

const read = (from: EnvironmentReader) => ({
  port: from.wholeNumber("PORT", 8480, { least: 0, most: 65_535 }),
  level: from.oneOf("LEVEL", ["quiet", "loud"], "quiet"),
  address: from.optionalText("ADDRESS"),
  name: from.text("NAME", "home"),
  open: from.flag("OPEN", false),
});

test("nothing is required: absent and empty variables take their fallbacks", () => {
  const expected = { port: 8480, level: "quiet", address: null, name: "home", open: false };
  assert.deepEqual(readConfig({}, read), expected);
  assert.deepEqual(readConfig({ PORT: "", LEVEL: " ", ADDRESS: "", NAME: "", OPEN: "" }, read), expected);
});

test("what is given is read", () => {
  const environment = { PORT: "0", LEVEL: "loud", ADDRESS: " here ", NAME: "shed", OPEN: "TRUE" };
  assert.deepEqual(readConfig(environment, read), {
    port: 0,
    level: "loud",
    address: "here",
    name: "shed",
    open: true,
  });
});

test("all faults are told at once, without quoting a value", () => {
  const environment = { PORT: "65536", LEVEL: "hidden-word", OPEN: "perhaps" };
  assert.throws(
    () => readConfig(environment, read),
    (fault: unknown) => {
      assert.ok(fault instanceof ConfigurationFaults);
      assert.deepEqual(fault.faults, [
        "PORT must be a whole number from 0 to 65535",
        "LEVEL must be one of quiet, loud",
        "OPEN must be true or false",
      ]);
      assert.match(fault.message, /3 faults/);
      assert.doesNotMatch(fault.message, /hidden-word/);
      return true;
    },
  );
});

for (const text of ["1.5", "1e3", "0x10", "twelve", "99999999999999999999", "--1"]) {
  test(`"${text}" is no whole number`, () => {
    assert.throws(() => readConfig({ PORT: text }, read), ConfigurationFaults);
  });
}

test("a fault that only several variables together show is told with the others", () => {
  const both = (from: EnvironmentReader) => {
    from.fault("A needs B");
    return read(from);
  };
  assert.throws(() => readConfig({ PORT: "x" }, both), {
    faults: ["A needs B", "PORT must be a whole number from 0 to 65535"],
  });
});
