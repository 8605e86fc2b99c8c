import type { FindAccount } from "../../data/answers.js";
import { bareDisplayId, displayIdFault } from "../collect/display-id.js";
import type { LinkDraft } from "./link-draft.js";

export type AccessKind = FindAccount["access"]["kind"];

/** Held by the page alone, as long as it is open. */
export interface Secrets {
  readonly apiKey: string;
  readonly password: string;
}
export const NO_SECRETS: Secrets = { apiKey: "", password: "" };

export type AccessFault =
  "kind" | "account-number" | "api-key" | "login" | "password" | "meter-point" | "device-id";

type Read =
  | { readonly ok: true; readonly access: FindAccount["access"] }
  | { readonly ok: false; readonly faults: readonly AccessFault[] };

/** What was typed, as the service takes it, or the ids of the fields that lack something. */
export function accessOf(kind: AccessKind | null, draft: LinkDraft, { apiKey, password }: Secrets): Read {
  const accountNumber = draft.accountNumber.trim();
  const login = draft.login.trim();
  const meterPoint = draft.meterPoint.trim();
  const deviceId = draft.deviceId.trim() === "" ? null : bareDisplayId(draft.deviceId);
  switch (kind) {
    case null:
      return { ok: false, faults: ["kind"] };
    case "api-key":
      return whole(
        { kind, apiKey: apiKey.trim(), accountNumber },
        { "account-number": accountNumber === "", "api-key": apiKey.trim() === "" },
      );
    case "password":
      return whole(
        { kind, login, password, accountNumber: accountNumber === "" ? null : accountNumber },
        { login: login === "", password: password === "" },
      );
    case "operator":
      return whole(
        { kind, meterPoint, deviceId },
        {
          "meter-point": meterPoint.replace(/\D/g, "").length < 6,
          "device-id": deviceId !== null && displayIdFault(deviceId) !== null,
        },
      );
    case "authorisation-code":
      return { ok: false, faults: [] };
  }
}

function whole(access: FindAccount["access"], lacks: Partial<Record<AccessFault, boolean>>): Read {
  const faults = (Object.keys(lacks) as AccessFault[]).filter((fault) => lacks[fault] === true);
  return faults.length === 0 ? { ok: true, access } : { ok: false, faults };
}
