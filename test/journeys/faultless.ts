import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** What axe finds in the page as it stands now is a fault: WCAG 2.2 AA. */
export async function faultless(page: Page): Promise<void> {
  assert.deepEqual(await faultsIn(page), []);
}

/** Each fault as a rule and a place. No page of ours has frames, and legacy mode, which looks into none, takes half the time. */
export async function faultsIn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  return violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(" ")}`);
}
