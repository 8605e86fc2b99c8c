import type { Scheme } from "./tokens.js";

/** Tells the browser the scheme, so that its own parts (scroll bars, form controls, the space beyond the page) match. */
export function paintDocument(scheme: Scheme, page: string): void {
  document.documentElement.style.colorScheme = scheme;
  document.documentElement.style.backgroundColor = page;
  document.querySelector('meta[name="theme-color"]')?.setAttribute("content", page);
}
