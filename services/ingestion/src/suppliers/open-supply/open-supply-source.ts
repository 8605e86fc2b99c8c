import { createHash, randomBytes } from "node:crypto";
import { LONGEST_RANGE_DAYS, OPEN_SUPPLY_SCOPES } from "@halfhourly/contracts";
import type { KeptAccess, SourceCall, SupplierSource } from "../port.js";
import { SourceFault } from "../source-fault.js";
import { askBalance } from "./ask-balance.js";
import { askIntervals } from "./ask-intervals.js";
import { askMeters } from "./ask-meters.js";
import { discovery, isGuarded } from "./discovery.js";
import { Session } from "./session.js";
import { Tokens } from "./tokens.js";

export interface OpenSupplyOptions {
  /** As in settings, routes and lineage. */
  readonly name: string;
  /** https, without a slash at the end; http only on this machine. */
  readonly baseUrl: string;
  /** As registered with the supplier. */
  readonly clientId: string;
  readonly clientSecret: string;
}

/** A source that a household lets us into at its supplier, in a browser. */
export interface OpenSupplySource extends SupplierSource {
  /** Where to send the household, and the verifier to offer with the code that it comes back with. */
  signIn(
    call: SourceCall,
    asked: { readonly redirectUri: string; readonly state: string },
  ): Promise<{ readonly url: string; readonly codeVerifier: string }>;
  /** Ends every token at the supplier. Idempotent. */
  end(call: SourceCall, access: KeptAccess): Promise<void>;
}

/** A supplier that implements our published contract (packages/contracts/src/open-supply). Throws RangeError for an address that secrets cannot go to. */
export function openSupplySource({ name, baseUrl, ...client }: OpenSupplyOptions): OpenSupplySource {
  if (!isGuarded(baseUrl) || baseUrl.endsWith("/"))
    throw new RangeError(`The address of ${name} has to begin with https:// and end without a slash.`);
  const discover = discovery(baseUrl);
  const tokens = new Tokens(client, discover);
  const session = (call: SourceCall, access: KeptAccess) => new Session(call, tokens, baseUrl, access);
  return {
    name,
    conversion: 1,
    accepts: ["authorisation-code"],
    intervalCapability: {
      registers: [
        { fuel: "electricity", direction: "import", elements: [1, 2], unit: "Wh" },
        { fuel: "electricity", direction: "export", elements: [1], unit: "Wh" },
        { fuel: "gas", direction: "import", elements: [1], unit: "dm3" },
        { fuel: "gas", direction: "import", elements: [1], unit: "Wh" },
      ],
      depthMonths: 13,
      longestRangeDays: LONGEST_RANGE_DAYS,
      cadence: "daily",
      stamp: "start",
      delivery: "poll",
    },
    balanceCapability: { fuels: ["electricity", "gas"], topUps: true, delivery: "poll" },
    liveCapability: null,
    async open(call, offered) {
      if (offered.kind !== "authorisation-code")
        throw new SourceFault("access-refused", "This supplier is signed in to in a browser.");
      return tokens.exchange(call, offered.code, offered.codeVerifier, offered.redirectUri);
    },
    meters: (call, access) => askMeters(session(call, access)),
    intervals: (call, access, meter, range) => askIntervals(session(call, access), meter, range),
    balance: (call, access, meter) => askBalance(session(call, access), meter),
    live: null,
    async signIn(call, { redirectUri, state }) {
      const { authorization_endpoint, scopes_supported } = await discover(call);
      const codeVerifier = randomBytes(32).toString("base64url");
      const url = new URL(authorization_endpoint);
      const asked = {
        response_type: "code",
        client_id: client.clientId,
        redirect_uri: redirectUri,
        scope: Object.values(OPEN_SUPPLY_SCOPES)
          .filter((scope) => scopes_supported.includes(scope))
          .join(" "),
        state,
        code_challenge: createHash("sha256").update(codeVerifier).digest("base64url"),
        code_challenge_method: "S256",
      };
      for (const [word, value] of Object.entries(asked)) url.searchParams.set(word, value);
      return { url: url.href, codeVerifier };
    },
    end: (call, access) => tokens.revoke(call, access),
  };
}
