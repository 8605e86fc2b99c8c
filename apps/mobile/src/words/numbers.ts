import type { Language } from "./language.js";

/**
 * Numbers as they are read in Britain, in English and in Welsh alike: a point for decimals, commas between thousands, a
 * true minus sign. Written out because Hermes and Chromium have no Welsh number data.
 */
const MINUS = "\u2212";
const NO_BREAK = "\u00a0";

/** "1,234.5": rounded half away from zero to `decimals` places (0 to 6). */
export function number(value: number, decimals = 0): string {
  const fixed = roundedText(Math.abs(value), decimals);
  const [whole = "0", fraction] = fixed.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && /[1-9]/.test(text) ? MINUS + text : text;
}

/** "12.3 kWh"; under 10 kWh two decimals, from 100 kWh none, unless `decimals` says how many. */
export function kwh(energyWh: number, decimals?: number): string {
  const value = energyWh / 1000;
  return `${number(value, decimals ?? readableDecimals(value))}${NO_BREAK}kWh`;
}

/** "1.23 m³" from dm³ (10^-3 m³). */
export function cubicMetres(volumeDm3: number, decimals?: number): string {
  const value = volumeDm3 / 1000;
  return `${number(value, decimals ?? readableDecimals(value))}${NO_BREAK}m³`;
}

/** "£2.41", "−£0.35", "£1,234.56" from whole pence. */
export function pounds(wholePence: number): string {
  return `${wholePence < 0 ? MINUS : ""}£${number(Math.abs(wholePence) / 100, 2)}`;
}

/** "£64" from whole pence: for figures that are only roughly known. */
export function wholePounds(exactPence: number): string {
  const text = number(Math.abs(exactPence) / 100);
  return `${exactPence < 0 && text !== "0" ? MINUS : ""}£${text}`;
}

/** "24.5p", in Welsh "24.5c", from exact decimal text in pence, with trailing zeros taken away: "24.50" is "24.5p". */
export function pence(decimalText: string, language: Language = "en"): string {
  const [whole = "0", fraction = ""] = decimalText.replace("-", "").split(".");
  const kept = fraction.replace(/0+$/, "");
  const text = `${number(Number(whole))}${kept === "" ? "" : `.${kept}`}${language === "cy" ? "c" : "p"}`;
  return decimalText.startsWith("-") ? MINUS + text : text;
}

/** "850 g CO₂e", "1.2 kg CO₂e", "64 kg CO₂e" from grams. */
export function carbon(grams: number): string {
  if (Math.abs(grams) < 1000) return `${number(grams)}${NO_BREAK}g${NO_BREAK}CO₂e`;
  const kilograms = grams / 1000;
  return `${number(kilograms, Math.abs(kilograms) < 100 ? 1 : 0)}${NO_BREAK}kg${NO_BREAK}CO₂e`;
}

/** "15%": whole per cent, without its sign: the words beside it say more or less. */
export function percentSize(percent: number): string {
  return `${number(Math.abs(percent))}%`;
}

function readableDecimals(value: number): number {
  const size = Math.abs(value);
  return size >= 100 ? 0 : size >= 10 ? 1 : 2;
}

/** Rounds the shortest decimal text of the number, so that 1.005 gives 1.01 and not what binary fractions make of it. */
function roundedText(size: number, decimals: number): string {
  const shifted = Number(`${plainText(size)}e${decimals}`);
  const units = String(Math.round(shifted)).padStart(decimals + 1, "0");
  return decimals === 0 ? units : `${units.slice(0, -decimals)}.${units.slice(-decimals)}`;
}

function plainText(size: number): string {
  const text = String(size);
  return text.includes("e") ? size.toFixed(12) : text;
}
