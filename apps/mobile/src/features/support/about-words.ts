import { useWords } from "../../words/index.js";

export const ABOUTS = ["sign-in", "meter", "readings", "tariff", "other"] as const;
export type About = (typeof ABOUTS)[number];

/** What a case is about, in words; a topic that this version does not know is "something else". */
export function useAboutWords(): (about: string) => string {
  const t = useWords("support");
  return (about) => t(`abouts.${ABOUTS.find((known) => known === about) ?? "other"}`);
}
