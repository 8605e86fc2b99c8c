import { OPEN_SUPPLY_SCOPES } from "@halfhourly/contracts";
import type { FakeAnswer, FakeRequest } from "../fake-service.js";
import type { SupplierHomes } from "../world/supplier-homes.js";
import { escaped, page } from "./answers.js";
import type { Consents } from "./consents.js";
import { SIMULATED_CLIENT } from "./client.js";

const SCOPE_WORDS: Readonly<Record<string, string>> = {
  [OPEN_SUPPLY_SCOPES.electricity]: "Electricity: half hours, meter and balance",
  [OPEN_SUPPLY_SCOPES.gas]: "Gas: half hours, meter and balance",
};
const ASKED = ["client_id", "redirect_uri", "state", "code_challenge", "scope"] as const;

/** GET: the page on which a household chooses what to share. POST: its answer, sent back to whoever asked. */
export function authorize(homes: SupplierHomes, consents: Consents, request: FakeRequest): FakeAnswer {
  const isAnswer = request.method === "POST";
  const asked = isAnswer ? new URLSearchParams(request.body) : request.query;
  const redirectUri = asked.get("redirect_uri") ?? "";
  // An address that is not registered is never sent to (RFC 6749, section 4.1.2.1).
  if (asked.get("client_id") !== SIMULATED_CLIENT.clientId || !isRegistered(redirectUri))
    return page(400, "This application is not known here", "<p>Close this page and begin again.</p>");
  const back = (answer: Readonly<Record<string, string>>) =>
    sendBack(redirectUri, asked.get("state"), answer);
  if (asked.get("code_challenge") === null) return back({ error: "invalid_request" });
  if (!isAnswer) {
    if (asked.get("code_challenge_method") !== "S256") return back({ error: "invalid_request" });
    if (asked.get("response_type") !== "code") return back({ error: "unsupported_response_type" });
    return consentPage(homes, request, asked);
  }
  const home = homes.find(({ name }) => name === asked.get("home"));
  const scopes = asked.getAll("agreed").filter((scope) => SCOPE_WORDS[scope] !== undefined);
  if (home === null || scopes.length === 0 || asked.get("answer") !== "agree")
    return back({ error: "access_denied" });
  const challenge = asked.get("code_challenge") ?? "";
  return back({ code: consents.give(home, scopes, redirectUri, challenge, request.nowMs) });
}

/** On this machine, whatever the port (RFC 8252, section 7.3). */
function isRegistered(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, hash } = new URL(address);
  return protocol === "http:" && ["127.0.0.1", "localhost"].includes(hostname) && hash === "";
}

function sendBack(
  redirectUri: string,
  state: string | null,
  answer: Readonly<Record<string, string>>,
): FakeAnswer {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  if (state !== null) url.searchParams.set("state", state);
  return { status: 303, headers: { location: url.href, "cache-control": "no-store" }, body: "" };
}

function consentPage(homes: SupplierHomes, { baseUrl }: FakeRequest, asked: URLSearchParams): FakeAnswer {
  const hidden = ASKED.map(
    (name) => `<input type="hidden" name="${name}" value="${escaped(asked.get(name) ?? "")}">`,
  );
  const choices = homes.all.map(({ name }) => `<option>${escaped(name)}</option>`);
  const scopes = (asked.get("scope") ?? "")
    .split(" ")
    .filter((scope) => SCOPE_WORDS[scope] !== undefined)
    .map(
      (scope) =>
        `<p><label><input type="checkbox" name="agreed" value="${escaped(scope)}" checked> ${SCOPE_WORDS[scope]}</label></p>`,
    );
  const answers = `<p><button name="answer" value="agree">Share</button> <button name="answer" value="refuse">Do not share</button></p>`;
  return page(
    200,
    "Share your readings?",
    `<p>This is a simulator: the homes are invented, and there is no password.</p>
<form method="post" action="${escaped(baseUrl)}/authorize">${hidden.join("")}
<p><label>Your home <select name="home">${choices.join("")}</select></label></p>${scopes.join("")}${answers}</form>`,
  );
}
