import type { Use, Uses } from "@halfhourly/contracts";

/** One line of the list: an entry with the service whose book it stands in. */
export interface UseLine {
  readonly service: string;
  readonly use: Use;
}

export type Who = "you" | "service" | "operator" | "staff";

/** Every entry of every book, newest first; in one instant the later line first. */
export function newestFirst({ chains }: Uses): readonly UseLine[] {
  return chains
    .flatMap(({ service, entries }) => entries.map((use) => ({ service, use })))
    .sort((a, b) => b.use.atMs - a.use.atMs || b.use.position - a.use.position);
}

/** Who did it, as the household sees it. `accountId`: its own account, which some entries name instead of the household. */
export function whoDid({ who, chain }: Pick<Use, "who" | "chain">, accountId: string | undefined): Who {
  if (who === chain || who === accountId || who === `household:${chain}`) return "you";
  if (who.startsWith("service:")) return "service";
  return who === "operator" ? "operator" : "staff";
}

export interface OthersUse {
  /** How often somebody other than the household or the service by itself did something. */
  readonly times: number;
  /** UTC milliseconds; null where nobody did. */
  readonly lastMs: number | null;
  /** When the books begin, UTC milliseconds; null where they are empty. */
  readonly sinceMs: number | null;
}

export function usesByOthers(lines: readonly UseLine[], accountId: string | undefined): OthersUse {
  const others = lines.filter(({ use }) => ["operator", "staff"].includes(whoDid(use, accountId)));
  return {
    times: others.length,
    lastMs: others[0]?.use.atMs ?? null,
    sinceMs: lines.at(-1)?.use.atMs ?? null,
  };
}

export function wasRefused({ result }: Pick<Use, "result">): boolean {
  return result.startsWith("refused");
}
