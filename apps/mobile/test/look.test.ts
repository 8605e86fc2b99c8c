import assert from "node:assert/strict";
import { test } from "node:test";
import { colours, type Colours } from "../src/look/tokens.js";

/** WCAG 2.2 relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const TEXT: readonly (keyof Colours)[] = [
  "text",
  "secondary",
  "link",
  "error",
  "success",
  "cheaper",
  "dearer",
  "electricity",
  "gas",
  "export",
];
const GRAPHIC: readonly (keyof Colours)[] = [
  "control",
  "action",
  "missing",
  "estimate",
  "provisional",
  "before",
];

for (const [scheme, set] of Object.entries(colours)) {
  test(`${scheme}: text has 4.5:1 and graphics 3:1 on the page and on panels`, () => {
    for (const ground of [set.page, set.panel]) {
      for (const name of TEXT)
        assert.ok(
          contrast(set[name], ground) >= 4.5,
          `${name} on ${ground}: ${contrast(set[name], ground).toFixed(2)}`,
        );
      for (const name of GRAPHIC)
        assert.ok(
          contrast(set[name], ground) >= 3,
          `${name} on ${ground}: ${contrast(set[name], ground).toFixed(2)}`,
        );
    }
    assert.ok(contrast(set.onAction, set.action) >= 4.5);
    assert.ok(contrast(set.onFocus, set.focus) >= 4.5);
  });
}
