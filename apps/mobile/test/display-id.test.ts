import assert from "node:assert/strict";
import { test } from "node:test";
import { bareDisplayId, displayIdFault } from "../src/features/collect/display-id.js";

test("a display's id is taken however people write it, and what is wrong is told apart", () => {
  for (const typed of ["00-DB-12-34-56-78-90-A2", "00db1234567890a2", " 00:DB:12:34:56:78:90:a2 "])
    assert.equal(displayIdFault(typed), null, typed);
  assert.deepEqual(displayIdFault("  - "), { kind: "empty" });
  assert.deepEqual(displayIdFault("00DB1234"), { kind: "length", characters: 8 });
  assert.deepEqual(displayIdFault("00DB1234567890A2F"), { kind: "length", characters: 17 });
  assert.deepEqual(displayIdFault("00DB1234567890AO"), { kind: "odd" });
});

test("it is sent without what people write between its digits: the service knows no spaces and no colons", () => {
  for (const typed of ["00-DB-12-34-56-78-90-A2", "00 db 12 34 56 78 90 a2", " 00:DB:12:34:56:78:90:a2 "])
    assert.equal(bareDisplayId(typed), "00DB1234567890A2", typed);
});
