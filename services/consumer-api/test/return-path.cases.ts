import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as fc from "fast-check";
import { safeReturnPath } from "../src/sign-in/return-path.js";

describe("return-path", async () => {
  test("paths of this site are kept with their query and fragment", () => {
    for (const path of ["/", "/usage", "/usage?period=day&date=2026-11-22", "/a/b#c"])
      assert.equal(safeReturnPath(path), path);
  });

  test("anything that could lead elsewhere leads to the start", () => {
    const bad = [
      undefined,
      "",
      "usage",
      "//evil.example",
      "/\\evil.example",
      "https://evil.example",
      "/\t/evil",
      "/a\nb",
      "/../..//evil",
      "/./",
      "/a\\b",
      "/é",
    ];
    for (const path of bad) assert.equal(safeReturnPath(path), "/", String(path));
  });

  test("whatever is asked, a browser stays on this site", () => {
    const text = fc.oneof(
      fc.string(),
      fc.string().map((rest) => `/${rest}`),
      fc.webUrl(),
      fc.constantFrom("/..//x", "/.//x", "/%2e%2e//x", "/;//x"),
    );
    fc.assert(
      fc.property(text, (wanted) => {
        assert.equal(new URL(safeReturnPath(wanted), "https://home.example").origin, "https://home.example");
      }),
      { numRuns: 2000 },
    );
  });
});
