import { weekdayOf, type LondonDate } from "@halfhourly/domain";
import {
  cubicMetres,
  dayAndMonth,
  dateRange,
  londonTimeAt,
  longDate,
  monthAndYear,
  number,
  onLongDate,
  percentSize,
  weekdayName,
} from "../../words/format.js";
import type { Language } from "../../words/language.js";
import { amountText, exactChangeText, exactEnergyText, timesText } from "./amount-text.js";
import type { Finding, FindingKey, FindingValue } from "./finding.js";

/** What is needed to put facts into words. */
export interface Voice {
  readonly language: Language;
  /** Only a date of another year than today's says its year. */
  readonly today: LondonDate;
  /** The catalogue's sentence for a key, filled in. */
  readonly sentence: (key: FindingKey, values: Readonly<Record<string, string | number>>) => string;
}

/** One fact as a sentence of the voice's language. */
export function say(finding: Finding, voice: Voice): string {
  const sentence = sayWithin(finding, voice);
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** The same as part of a sentence, or as a remark. */
export function sayWithin(finding: Finding, voice: Voice): string {
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(finding.values ?? {})) values[name] = valueWords(value, voice);
  if (finding.count !== undefined) values["count"] = finding.count;
  return voice.sentence(finding.key, values);
}

function valueWords(value: FindingValue, voice: Voice): string {
  const { language } = voice;
  switch (value.as) {
    case "amount":
      return amountText(value.value, value.measure, language);
    case "exactEnergy":
      return exactEnergyText(value.energyWh);
    case "exactVolume":
      return cubicMetres(value.dm3, 3);
    case "volume":
      return cubicMetres(value.dm3);
    case "exactChange":
      return exactChangeText(value.unit, value.from, value.to);
    case "dayOf": {
      const { date } = londonTimeAt(value.instant);
      return dayAndMonth(date, language) + otherYear(date, voice);
    }
    case "percent":
      return percentSize(value.percent);
    case "number":
      return number(value.number);
    case "date":
      return longDate(value.date, language) + otherYear(value.date, voice);
    case "onDate":
      return onLongDate(value.date, language) + otherYear(value.date, voice);
    case "weekday":
      return weekdayName(weekdayOf(value.date), language);
    case "month":
      return withoutThisYear(monthAndYear(value.date, language), voice);
    case "year":
      return value.date.slice(0, 4);
    case "span":
      return spanWords(value.from, value.to, voice);
    case "times":
      return timesText(value.start, value.end, language);
    case "phrase":
      return sayWithin(value.phrase, voice);
    case "nothing":
      return "";
  }
}

function otherYear(date: LondonDate, { today }: Voice): string {
  const year = date.slice(0, 4);
  return year === today.slice(0, 4) ? "" : ` ${year}`;
}

/** A span that began in another year says both years. */
function spanWords(from: LondonDate, to: LondonDate, voice: Voice): string {
  const text = dateRange(from, to, voice.language);
  return from.slice(0, 4) === to.slice(0, 4) ? withoutThisYear(text, voice) : text;
}

function withoutThisYear(text: string, { today }: Voice): string {
  const year = ` ${today.slice(0, 4)}`;
  return text.endsWith(year) ? text.slice(0, -year.length) : text;
}
