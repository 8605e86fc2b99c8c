import { isLondonDate, type LondonDate } from "../time/calendar.js";
import { checkTariff } from "./check-tariff.js";
import type { TariffAgreement } from "./tariff.js";

export interface AgreementFault {
  readonly code: "agreement-dates" | "agreement-overlaps" | "rates-invalid";
  /** Place in the list that was checked. */
  readonly index: number;
  readonly message: string;
}

/** The agreement that covers a London date, or null: then its half hours are not priced. */
export function findAgreement(
  agreements: readonly TariffAgreement[],
  date: LondonDate,
): TariffAgreement | null {
  return agreements.find((agreement) => covers(agreement, date)) ?? null;
}

/** What is wrong with one register's agreements, in the order of the list; empty where nothing is. Any order is fine. */
export function checkAgreements(agreements: readonly TariffAgreement[]): AgreementFault[] {
  return agreements.flatMap((agreement, index): AgreementFault[] => {
    const tariffFaults = checkTariff(agreement.tariff).map((message): AgreementFault => ({
      code: "rates-invalid",
      index,
      message,
    }));
    if (!hasDates(agreement)) {
      return [
        ...tariffFaults,
        {
          code: "agreement-dates",
          index,
          message: `The agreement ends before it begins, or has a date that does not exist: ${agreement.from} to ${agreement.to}.`,
        },
      ];
    }
    const other = agreements.findIndex(
      (earlier, i) => i < index && hasDates(earlier) && overlap(earlier, agreement),
    );
    if (other === -1) return tariffFaults;
    const { from, to } = agreements[other]!;
    return [
      ...tariffFaults,
      {
        code: "agreement-overlaps",
        index,
        message: `The agreement overlaps another from ${from} to ${to ?? "now on"}: end that one the day before this begins.`,
      },
    ];
  });
}

function covers({ from, to }: TariffAgreement, date: LondonDate): boolean {
  return from <= date && (to === null || date <= to);
}

function hasDates({ from, to }: TariffAgreement): boolean {
  return isLondonDate(from) && (to === null || (isLondonDate(to) && from <= to));
}

function overlap(a: TariffAgreement, b: TariffAgreement): boolean {
  return (b.to === null || a.from <= b.to) && (a.to === null || b.from <= a.to);
}
