import type { Page } from "playwright-core";
import { faultsIn } from "./faultless.js";

/** What is wrong with a screen as it stands now: what axe finds, what is wider than the screen, and another language. */
export async function lookOver(page: Page, name: string, language: "en" | "cy"): Promise<string[]> {
  const faults = (await faultsIn(page)).map((fault) => `${name}: ${fault}`);
  const { overflow, lang, english } = await page.evaluate(() => ({
    overflow: document.documentElement.scrollWidth - window.innerWidth,
    lang: document.documentElement.lang,
    // Words that Welsh does not have. What others wrote in English, such as the name of a tariff, says that it is English.
    english:
      /\b(?:the|and|your|with|from|this|that|is|are|for)\b/i.exec(
        [...document.body.querySelectorAll<HTMLElement>("[lang=en]")].reduce(
          (text, { innerText }) => (innerText === "" ? text : text.replaceAll(innerText, " ")),
          document.body.innerText,
        ),
      )?.[0] ?? null,
  }));
  if (overflow > 0) faults.push(`${name}: ${overflow} px wider than the screen`);
  if (!lang.startsWith(language)) faults.push(`${name}: lang is ${lang}`);
  if (language === "cy" && english !== null) faults.push(`${name}: says "${english}"`);
  return faults;
}
