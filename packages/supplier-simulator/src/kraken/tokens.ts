import type { SupplierHome } from "../world/supplier-home.js";
import type { SupplierHomes } from "../world/supplier-homes.js";
import { isRecord, KrakenError } from "./graphql.js";

const HOUR_MS = 3_600_000;
const REFRESH_MS = 7 * 24 * HOUR_MS;

/** Tokens that were given out: each lasts an hour; a refresh token is good once, for a week. */
export class KrakenTokens {
  readonly #tokens = new Map<string, { readonly home: SupplierHome; readonly endsMs: number }>();
  readonly #refreshTokens = new Map<string, { readonly home: SupplierHome; readonly endsMs: number }>();
  #given = 0;

  constructor(readonly homes: SupplierHomes) {}

  /** `input` as ObtainJSONWebTokenInput. Throws KrakenError. */
  obtain(input: unknown, nowMs: number): Record<string, unknown> {
    const home = this.#homeOf(isRecord(input) ? input : {}, nowMs);
    const iat = Math.floor(nowMs / 1000);
    const payload = { sub: `kraken|account-user:${home.accountNumber}`, iat, exp: iat + HOUR_MS / 1000 };
    const token = `fake.${base64(payload)}.${++this.#given}`;
    const refreshToken = `refresh-${String(this.#given).padStart(8, "0")}-${home.accountNumber.length}`;
    this.#tokens.set(token, { home, endsMs: nowMs + HOUR_MS });
    this.#refreshTokens.set(refreshToken, { home, endsMs: nowMs + REFRESH_MS });
    return { token, payload, refreshToken, refreshExpiresIn: iat + REFRESH_MS / 1000 };
  }

  /** Whose token an Authorization header carries. Throws KrakenError. */
  homeOf(authorization: string | undefined, nowMs: number): SupplierHome {
    if (authorization === undefined)
      throw new KrakenError("KT-CT-1112", "AUTHORIZATION", "'Authorization' header not provided.");
    const known = this.#tokens.get(authorization.replace(/^JWT /, ""));
    if (known === undefined) throw new KrakenError("KT-CT-1111", "AUTHORIZATION", "Unauthorized.");
    if (known.endsMs <= nowMs)
      throw new KrakenError("KT-CT-1124", "APPLICATION", "Signature of the JWT has expired.");
    return known.home;
  }

  #homeOf(input: Record<string, unknown>, nowMs: number): SupplierHome {
    const { APIKey, email, password, refreshToken } = input;
    if (typeof refreshToken === "string") return this.#homeOfRefresh(refreshToken, nowMs);
    const home =
      typeof APIKey === "string"
        ? this.homes.find((one) => one.apiKey === APIKey)
        : this.homes.find((one) => one.login === email && one.password === password);
    if (home !== null) return home;
    throw new KrakenError("KT-CT-1138", "VALIDATION", "Invalid data.");
  }

  #homeOfRefresh(refreshToken: string, nowMs: number): SupplierHome {
    const known = this.#refreshTokens.get(refreshToken);
    this.#refreshTokens.delete(refreshToken);
    if (known !== undefined && known.endsMs > nowMs) return known.home;
    throw new KrakenError("KT-CT-1120", "APPLICATION", "The Kraken Token has expired.");
  }
}

function base64(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
