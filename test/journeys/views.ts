import { desktop, phone, type View } from "./browser.js";

export interface NamedView extends View {
  readonly name: string;
  readonly language: "en" | "cy";
}

const widths = ["phone", "desktop"] as const;

/** Each language once, at both widths and in both themes; HALFHOURLY_EVERY_VIEW looks at all eight, as CI does. */
export const quickViews: readonly NamedView[] = [view("phone", "light", "en"), view("desktop", "dark", "cy")];
const all = widths.flatMap((width) =>
  (["light", "dark"] as const).flatMap((scheme) => [view(width, scheme, "en"), view(width, scheme, "cy")]),
);

export const views = process.env["HALFHOURLY_EVERY_VIEW"] ? all : quickViews;

function view(width: (typeof widths)[number], scheme: View["scheme"], language: "en" | "cy"): NamedView {
  return { name: `${width}, ${scheme}`, size: width === "phone" ? phone : desktop, scheme, language };
}
