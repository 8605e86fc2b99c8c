/** Tells the browser and screen readers which language the page is in. */
export function nameLanguageOfDocument(language: "en" | "cy"): void {
  if (typeof document !== "undefined") document.documentElement.lang = language === "cy" ? "cy" : "en-GB";
}
