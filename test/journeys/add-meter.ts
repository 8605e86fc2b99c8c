import assert from "node:assert/strict";
import type { Page } from "playwright-core";

/** Adds an electricity meter as a person would, one question a page. @returns its id. */
export async function addMeter(page: Page, mpan: string): Promise<string> {
  await page.goto("/you/meters/add");
  await byItsNumber(page);
  await page.getByRole("radio", { name: /Electricity/ }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("MPAN").fill(mpan);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("radio", { name: /bill or direct debit/ }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Yes, show me my readings" }).click();
  await page.getByRole("heading", { name: "Your meter is added" }).waitFor();
  const answer = await page.request.get("/v1/meters");
  assert.equal(answer.status(), 200);
  const { meters } = await answer.json();
  const added = meters.find(
    ({ meterPoint }: { meterPoint: string }) => meterPoint === mpan.replaceAll(" ", ""),
  );
  return added.id;
}

/** Which way is asked only of a product that knows a supplier with accounts. */
export async function byItsNumber(page: Page): Promise<void> {
  const number = page.getByRole("radio", { name: /^By the number/ });
  const fuel = page.getByRole("radio", { name: /Electricity/ });
  await number.or(fuel).waitFor();
  if (!(await number.isVisible())) return;
  await number.click();
  await page.getByRole("button", { name: "Continue" }).click();
}

export async function addFile(page: Page, meterId: string, file: string): Promise<void> {
  await page.goto(`/you/meters/${meterId}/file`);
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByRole("heading", { name: "Your readings are in" }).waitFor({ timeout: 30_000 });
}
