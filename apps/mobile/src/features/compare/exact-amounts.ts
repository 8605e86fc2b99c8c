import { number } from "../../words/format.js";

const MINUS = "\u2212";

/** "£84.32" from exact pence such as "8432.1234": rounded half-up for reading, away from zero. */
export function poundsOfExact(exactPence: string): string {
  const tenThousandths = tenThousandthsOf(exactPence);
  const size = tenThousandths < 0n ? -tenThousandths : tenThousandths;
  const pence = (size + 5000n) / 10000n;
  const text = `£${number(Number(pence / 100n))}.${String(pence % 100n).padStart(2, "0")}`;
  return tenThousandths < 0n && pence > 0n ? MINUS + text : text;
}

/** "£84.321234": every digit of exact pence that is not an idle zero, and never fewer than two. */
export function everyDigit(exactPence: string): string {
  const tenThousandths = tenThousandthsOf(exactPence);
  const digits = String(tenThousandths < 0n ? -tenThousandths : tenThousandths).padStart(7, "0");
  const decimals = digits.slice(-6).replace(/0+$/, "").padEnd(2, "0");
  return `${tenThousandths < 0n ? MINUS : ""}£${number(Number(digits.slice(0, -6)))}.${decimals}`;
}

/** Adds exact pence without losing a digit. */
export function addExactPence(amounts: readonly string[]): string {
  const sum = amounts.reduce((so, amount) => so + tenThousandthsOf(amount), 0n);
  const digits = String(sum < 0n ? -sum : sum).padStart(5, "0");
  return `${sum < 0n ? "-" : ""}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}

/** As if it were the other way round: what costs less than nothing pays. */
export function negated(exactPence: string): string {
  return exactPence.startsWith("-")
    ? exactPence.slice(1)
    : /[1-9]/.test(exactPence)
      ? `-${exactPence}`
      : exactPence;
}

function tenThousandthsOf(exactPence: string): bigint {
  return BigInt(exactPence.replace(".", ""));
}
