import type { FakeAnswer, FakeRequest } from "../fake-service.js";
import { privateJson } from "./answers.js";
import { ACCESS_SECONDS, type Consents, type Tokens } from "./consents.js";
import { SIMULATED_CLIENT } from "./client.js";
import type { HasFault } from "./faults.js";

/** POST /token (RFC 6749, sections 4.1.3 and 6). */
export function token(consents: Consents, request: FakeRequest, has: HasFault): FakeAnswer {
  if (!isOurClient(request)) return fault(401, "invalid_client");
  const form = new URLSearchParams(request.body);
  const word = (name: string): string => form.get(name) ?? "";
  switch (word("grant_type")) {
    case "authorization_code":
      return answer(
        consents.exchange(word("code"), word("redirect_uri"), word("code_verifier"), request.nowMs, {
          verifier: has("pkce-not-checked"),
          twice: has("code-taken-twice"),
        }),
      );
    case "refresh_token":
      return answer(
        consents.renew(word("refresh_token"), request.nowMs, {
          keeps: has("refresh-token-kept"),
          forEver: has("refresh-token-taken-again-for-ever"),
        }),
      );
    default:
      return fault(400, "unsupported_grant_type");
  }
}

/** POST /revoke (RFC 7009): 200 also for a token that is none. */
export function revoke(consents: Consents, request: FakeRequest, has: HasFault): FakeAnswer {
  if (!isOurClient(request)) return fault(401, "invalid_client");
  const ended = new URLSearchParams(request.body).get("token");
  if (ended === null) return fault(400, "invalid_request");
  if (!has("revocation-without-effect")) consents.end(ended);
  return privateJson(200, {});
}

function answer(tokens: Tokens | null): FakeAnswer {
  if (tokens === null) return fault(400, "invalid_grant");
  return privateJson(200, {
    access_token: tokens.accessToken,
    token_type: "Bearer",
    expires_in: ACCESS_SECONDS,
    refresh_token: tokens.refreshToken,
    scope: tokens.scope,
  });
}

function fault(status: number, error: string): FakeAnswer {
  return privateJson(status, { error });
}

function isOurClient({ headers }: FakeRequest): boolean {
  const [, encoded = ""] = /^Basic (.+)$/.exec(headers.authorization ?? "") ?? [];
  const { clientId, clientSecret } = SIMULATED_CLIENT;
  const expected = [clientId, clientSecret].map(encodeURIComponent).join(":");
  return Buffer.from(encoded, "base64").toString("utf8") === expected;
}
