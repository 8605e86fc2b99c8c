import { addDays, daysBetween, isLondonDate, type LondonDate } from "../time/calendar.js";

/** A household is reminded from this many days before its consent lapses. */
export const RENEWAL_REMINDER_DAYS = 30;

/**
 * The last London date on which a consent granted on a London date holds: the same date a year later, and 28 February
 * for one granted on 29 February. Renewed on it or before, it goes on; from the next date on it has lapsed.
 */
export function renewBy(grantedOn: LondonDate): LondonDate {
  const nextYear = Number(grantedOn.slice(0, 4)) + 1;
  const anniversary = `${nextYear}${grantedOn.slice(4)}`;
  return isLondonDate(anniversary) ? anniversary : addDays(`${nextYear}-03-01`, -1);
}

export function hasLapsed(lastDate: LondonDate, today: LondonDate): boolean {
  return today > lastDate;
}

/** True from 30 days before the last date on: then the household is asked, and saying yes again renews. */
export function isRenewalDue(lastDate: LondonDate, today: LondonDate): boolean {
  return today >= addDays(lastDate, -RENEWAL_REMINDER_DAYS);
}

/** Whole days that are left to renew in; 0 on the last date, negative once it has lapsed. */
export function daysToRenew(lastDate: LondonDate, today: LondonDate): number {
  return daysBetween(today, lastDate);
}
