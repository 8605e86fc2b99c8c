import type { Fuel } from "../meters/register.js";

export type Purpose = "viewing" | "recommendations" | "comparison" | "research";

declare const minted: unique symbol;

/**
 * The right to touch one household's readings for one meter point, fuel and purpose. Only the consent service makes one
 * (the brand cannot be written elsewhere without a cast, and the tidy test forbids the cast).
 */
export interface Grant {
  readonly household: string;
  readonly meterPoint: string;
  readonly fuel: Fuel;
  readonly purpose: Purpose;
  /** UTC milliseconds; a consent given later than this does not revive the grant. */
  readonly mintedAtMs: number;
  /** UTC milliseconds; a grant is dead from this instant on. */
  readonly expiresAtMs: number;
  readonly [minted]: true;
}

export type GrantTerms = Omit<Grant, typeof minted>;
