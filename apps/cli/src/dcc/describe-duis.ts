import {
  formatRequestId,
  hyphenated,
  type DuisMessage,
  type RequestId,
  type UnverifiedDuis,
} from "@halfhourly/dcc";

/** A verified DUIS message, and who signed it. */
export interface DuisDescription {
  readonly kind: DuisMessage["kind"];
  readonly requestId: string | null;
  readonly responseId: string | null;
  readonly responseCode: string | null;
  readonly at: string | null;
  readonly body: string;
  readonly signer: { readonly eui: string; readonly role: string | null; readonly serial: string };
}

export function describeDuis(duis: DuisMessage): DuisDescription {
  const { signer } = duis;
  const response = duis.kind === "response" ? duis.response : null;
  const requestId = duis.kind === "request" ? duis.request.requestId : duis.response.requestId;
  return {
    kind: duis.kind,
    requestId: idText(requestId),
    responseId: idText(response?.responseId ?? null),
    responseCode: response?.code ?? null,
    at: response === null ? null : new Date(response.atMs).toISOString(),
    body: duis.kind === "request" ? duis.request.body.kind : duis.response.body.kind,
    signer: {
      eui: hyphenated(signer.eui),
      role: signer.role === null ? null : `0x${signer.role.toString(16).toUpperCase().padStart(2, "0")}`,
      serial: signer.serial,
    },
  };
}

/** What a refused message says that it is, without what it holds. */
export function describeUnverifiedDuis(duis: UnverifiedDuis) {
  const { requestId, body } = "request" in duis ? duis.request : duis.response;
  return { kind: "request" in duis ? "request" : "response", requestId: idText(requestId), body: body.kind };
}

function idText(id: RequestId | null): string | null {
  return id === null ? null : formatRequestId(id);
}
