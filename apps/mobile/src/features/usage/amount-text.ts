import { londonClock, slotAt } from "@halfhourly/domain";
import { clockText, zoneName } from "../../chart/time-axis.js";
import { carbon, cubicMetres, kwh, number, pence, pounds } from "../../words/format.js";
import type { Language } from "../../words/language.js";
import { COST_UNITS_PER_PENNY, type Measure } from "./measure.js";

/** An amount as people say it: "£2.41", "83p" (Welsh "83c"), "4.9p", "8.42 kWh", "1.2 kg CO₂e". Wh, 10^-10 £ or g CO2e. */
export function amountText(value: number, measure: Measure, language: Language): string {
  if (measure === "energy") return kwh(value);
  if (measure === "carbon") return carbon(value);
  const exactPence = value / COST_UNITS_PER_PENNY;
  // Under ten pence a tenth still says something: most half hours cost a few pence.
  if (Math.abs(exactPence) < 9.95) return pence(exactPence.toFixed(1), language);
  const whole = roundHalfUp(exactPence);
  return Math.abs(whole) < 100 ? pence(String(whole), language) : pounds(whole);
}

/** Energy to the watt-hour: "0.42 kWh", "0.421 kWh". For single half hours, where a hundredth may hide what changed. */
export function exactEnergyText(energyWh: number): string {
  return kwh(energyWh, energyWh % 10 === 0 ? 2 : 3);
}

/** Never parted over two lines. */
const ARROW = "\u00a0→\u00a0";

/** "0.42 → 0.39 kWh", "0.038 → 0.035 m³": both to the same decimals, as many as the finer one needs. */
export function exactChangeText(unit: "Wh" | "dm3", from: number, to: number): string {
  if (unit === "dm3") return `${number(from / 1000, 3)}${ARROW}${cubicMetres(to, 3)}`;
  const decimals = from % 10 === 0 && to % 10 === 0 ? 2 : 3;
  return `${number(from / 1000, decimals)}${ARROW}${kwh(to, decimals)}`;
}

/** The unit of a column of figures: pence and grams for half hours, pounds and kilograms for days and longer. */
export function unitOf(measure: Measure, ofHalfHours: boolean): "kWh" | "p" | "£" | "g CO₂e" | "kg CO₂e" {
  if (measure === "energy") return "kWh";
  if (measure === "cost") return ofHalfHours ? "p" : "£";
  return ofHalfHours ? "g CO₂e" : "kg CO₂e";
}

/**
 * The bare figure of a table, in `unitOf`: energy to the watt-hour unless `energyDecimals` says otherwise, half hours to a
 * hundredth of a penny, days to the penny.
 */
export function figureText(
  value: number,
  measure: Measure,
  ofHalfHours: boolean,
  energyDecimals = 3,
): string {
  if (measure === "energy") return number(value / 1000, energyDecimals);
  if (measure === "carbon") return ofHalfHours ? number(value) : number(value / 1000, 2);
  const exactPence = value / COST_UNITS_PER_PENNY;
  return ofHalfHours ? number(exactPence, 2) : number(roundHalfUp(exactPence) / 100, 2);
}

/** Round figures on an axis, in `unitOf`, all with the same decimals. */
export function tickTexts(values: readonly number[], measure: Measure, ofHalfHours: boolean): string[] {
  const perUnit =
    measure === "cost"
      ? COST_UNITS_PER_PENNY * (ofHalfHours ? 1 : 100)
      : measure === "carbon" && ofHalfHours
        ? 1
        : 1000;
  const figures = values.map((value) => value / perUnit);
  const fits = (decimals: number) =>
    figures.every((figure) => Number.isInteger(Math.round(figure * 10 ** decimals * 1e6) / 1e6));
  const decimals = [0, 1, 2].find(fits) ?? 3;
  return figures.map((figure) => number(figure, decimals));
}

/** The limits of classes of days, all with the same decimals: "4 kWh", "£4.40". */
export function limitTexts(values: readonly number[], measure: Measure, language: Language): string[] {
  if (measure === "cost") return values.map((value) => amountText(value, "cost", language));
  return tickTexts(values, measure, false).map((text) => `${text}\u00a0${unitOf(measure, false)}`);
}

/** "17:30 to 18:00" by the London clock; a time that the clock shows twice says BST or GMT. */
export function timesText(start: string, end: string, language: Language): string {
  return `${clockWords(start)} ${language === "cy" ? "i" : "to"} ${clockWords(end)}`;
}

/** "17:30"; "01:00 BST" and "01:00 GMT" on the day that the clocks go back. */
export function clockWords(instant: string): string {
  const slot = slotAt(Date.parse(instant));
  const clock = londonClock(slot);
  const twice = clock.repeated || londonClock(slot + 2).repeated;
  return twice ? `${clockText(clock.minute)} ${zoneName(clock)}` : clockText(clock.minute);
}

/** Pence are rounded half up, as the contract's are: -2.5 becomes -2. */
function roundHalfUp(value: number): number {
  return Math.floor(value + 0.5) + 0;
}
