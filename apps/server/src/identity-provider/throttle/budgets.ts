/** How many tries fail freely, and how long the next ones wait: the first wait doubles until the longest. */
export interface Budget {
  readonly name: string;
  readonly free: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  /** Failures count for nothing after this long without another. */
  readonly forgetAfterMs: number;
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** One row a thing that can be guessed or sent, by what it is counted for. */
export const budgets = {
  /** A browser that the person has signed in with: nobody elsewhere can use this up. */
  passwordOnKnownDevice: budget("password on a known device", 5, 5 * second, 5 * minute, 15 * minute),
  /** One email from one address. */
  passwordFromAddress: budget("password from an address", 5, 5 * second, 5 * minute, 15 * minute),
  /** One email from everywhere together, for guesses that come from many addresses. */
  passwordFromAnywhere: budget("password from anywhere", 50, 5 * second, 15 * minute, day),
  /** Whoever gets here knows the password: a few slips, then 24 guesses a day at a million codes. */
  secondFactor: budget("second factor", 5, 30 * second, hour, day),
  secondFactorOnKnownDevice: budget("second factor on a known device", 5, 10 * second, 5 * minute, hour),
  /** The right code is on the same page: only slips of the finger are counted. */
  newAuthenticator: budget("new authenticator", 20, 5 * second, minute, hour),
  /** Of 50 random bits; apart from the codes above, so that guessing those does not close this way in. */
  recoveryCode: budget("recovery code", 5, 30 * second, hour, day),
  recoveryCodeOnKnownDevice: budget("recovery code on a known device", 5, 10 * second, 5 * minute, hour),
  mailToAddress: budget("mail", 4, minute, hour, day),
  mailFromKnownDevice: budget("mail from a known device", 4, minute, 10 * minute, hour),
  smsToNumber: budget("text message", 4, minute, hour, day),
  smsFromKnownDevice: budget("text message from a known device", 4, minute, 10 * minute, hour),
  /** Whatever mailbox it goes to, one network address asks for so many. */
  mailAskedFrom: budget("mail asked from", 20, 10 * second, 10 * minute, hour),
} as const satisfies Readonly<Record<string, Budget>>;

/** The wait before the next try, in ms, after so many failures. */
export function waitAfter({ free, firstWaitMs, longestWaitMs }: Budget, failures: number): number {
  if (failures < free) return 0;
  return Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - free));
}

function budget(
  name: string,
  free: number,
  firstWaitMs: number,
  longestWaitMs: number,
  forgetAfterMs: number,
): Budget {
  return { name, free, firstWaitMs, longestWaitMs, forgetAfterMs };
}
