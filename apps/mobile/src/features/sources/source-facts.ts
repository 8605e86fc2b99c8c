import { useNow } from "../../data/now.js";
import { number, spokenInstant } from "../../words/format.js";
import { useLanguage, useWords } from "../../words/index.js";
import type { SourceFigures } from "./needs-look.js";
import { percentText } from "./percent-text.js";

export const FIGURES = [
  "breaker",
  "success",
  "latency",
  "freshness",
  "backlog",
  "dead",
  "collections",
] as const;

/** Every figure of a source in words; a figure that is not known says so, and is never zero. */
export function useSourceFacts(): (source: SourceFigures) => Record<(typeof FIGURES)[number], string> {
  const t = useWords("sources");
  const when = useWhen();
  const stateOf = useStateWords();
  const reasonOf = useReasonWords();
  return (source) => {
    const { nextTryAt, lastFault, backlogSince } = source;
    const more = [
      ...(source.breaker === "closed" || nextTryAt === null ? [] : [t("nextTry", { when: when(nextTryAt) })]),
      ...(lastFault === null
        ? []
        : [t("lastFault", { reason: reasonOf(lastFault.code), when: when(lastFault.at) })]),
    ];
    return {
      breaker: [`${t(`breakers.${source.breaker}`)}.`, ...more].join(" "),
      success:
        source.successRate === null
          ? t("noCalls")
          : t("successText", { percent: percentText(source.successRate), calls: number(source.calls) }),
      latency: pair(source.latencyP50Ms, source.latencyP95Ms, (middle, most) =>
        t("latencyText", { middle: number(middle), most: number(most) }),
      ),
      freshness: pair(source.freshnessP50Hours, source.freshnessP95Hours, (middle, most) =>
        t("freshnessText", { middle: number(middle, 1), most: number(most, 1) }),
      ),
      backlog:
        backlogSince === null
          ? number(source.backlog)
          : t("backlogText", { count: source.backlog, when: when(backlogSince) }),
      dead: number(source.deadLetters),
      collections:
        Object.entries(source.collections)
          .map(([state, count]) => t("collectionsText", { state: stateOf(state), count: number(count) }))
          .join(", ") || number(0),
    };
  };

  function pair(
    middle: number | null,
    most: number | null,
    words: (middle: number, most: number) => string,
  ): string {
    return middle === null || most === null ? t("unknown") : words(middle, most);
  }
}

/** An instant as people say it. */
export function useWhen(): (instant: string) => string {
  const { language } = useLanguage();
  const now = useNow();
  return (instant) => spokenInstant(instant, now, language);
}

const STATES = [
  "proving",
  "waiting-for-number",
  "waiting-for-review",
  "collecting",
  "running",
  "refused",
  "stopped",
] as const;

function useStateWords(): (state: string) => string {
  const t = useWords("sources");
  return (state) => t(`states.${STATES.find((one) => one === state) ?? "other"}`);
}

const REASONS = [
  "not-reached",
  "slow-down",
  "access-refused",
  "account-unknown",
  "not-understood",
  "unit-differs",
] as const;

/** A reason in words with its code, which is what the logs and the command line name it by. */
export function useReasonWords(): (code: string) => string {
  const t = useWords("sources");
  return (code) => `${t(`reasons.${REASONS.find((one) => one === code) ?? "other"}`)} (${code})`;
}
