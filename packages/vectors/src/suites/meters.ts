import { REFUSED, suite } from "../suite.js";

interface Typed {
  readonly text: string;
}

export const meterSuites = [
  suite("mpan", (of, { text }: Typed) => {
    const parsed = of.parseMpan(text);
    return parsed.ok ? { core: parsed.value } : REFUSED;
  }),

  suite("mprn", (of, { text }: Typed) => {
    const parsed = of.parseMprn(text);
    return parsed.ok ? { mprn: parsed.value, warning: parsed.warning !== undefined } : REFUSED;
  }),

  suite("gsp-groups", (of, { core }: { readonly core: string }) => of.gspGroupOf(core)),
];
