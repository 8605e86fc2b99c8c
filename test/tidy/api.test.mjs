import assert from "node:assert/strict";
import { test } from "node:test";
import { lintApiDocument } from "../../scripts/lint-api-document.mjs";

test("the API's description passes Spectral with the OWASP rules, without a warning", () => {
  const { passed, said } = lintApiDocument();
  assert.ok(passed, said);
});
