import type { AccountAction } from "../../data/answers.js";

/** What can be changed on the sign-in pages, in the order people look for it. */
export const ACTIONS = [
  "password",
  "email",
  "authenticator",
  "recovery-codes",
] as const satisfies readonly AccountAction[];
