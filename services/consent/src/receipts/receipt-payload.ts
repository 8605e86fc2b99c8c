import type { Row } from "@halfhourly/database";
import type { Controller } from "../actions/parts.js";
import type { StoredConsent } from "../consent-store.js";
import { purposeTerms } from "../purposes.js";

/** The `typ` of a signed receipt, and of a signed certificate. */
export const receiptType = "consent-receipt";

export interface RecordedEvent extends Row {
  readonly state: StoredConsent["state"];
  readonly notice_version: string;
  readonly recorded_at: Date;
}

/** How ISO/IEC TS 27560 names what happened to a consent. */
const eventStates: Readonly<Record<StoredConsent["state"], string>> = {
  granted: "explicitly given",
  withdrawn: "withdrawn",
  lapsed: "expired",
  ended: "terminated",
};

/**
 * A consent receipt shaped after ISO/IEC TS 27560:2023 (clauses 6 and 7: header, processing, parties, events). It holds
 * the household's opaque id and no name, address or meter number: whoever finds the file learns nothing about a person.
 */
export function receiptPayload(
  held: StoredConsent,
  recordId: string,
  controller: Controller,
  events: readonly RecordedEvent[],
): object {
  const { notice, description, service, categories, retention } = purposeTerms[held.purpose];
  return {
    schema_version: "ISO/IEC TS 27560:2023 halfhourly-1",
    receipt_id: recordId,
    record_id: held.consentId,
    pii_principal_id: held.household,
    privacy_notice: {
      reference: held.noticeVersion,
      in_force_from: held.noticeVersion === notice.version ? notice.from : null,
      languages: ["en", "cy"],
    },
    pii_processing: [
      {
        service,
        purpose: held.purpose,
        purpose_description: description,
        fuel: held.fuel,
        lawful_basis: "Consent: UK GDPR Article 6(1)(a)",
        pii_categories: categories,
        retention_period: retention,
        collection_method: "The household's answer in the app, after a fresh sign-in",
        jurisdiction: "GB",
      },
    ],
    withdrawal_method: "In the app at any time, under Consents; it holds from that moment on",
    parties: [
      {
        party_id: "controller",
        party_role: "PII controller",
        party_name: controller.name,
        party_url: controller.url,
      },
    ],
    events: events.map((event) => ({
      event_type: eventStates[event.state],
      event_state: event.state,
      event_time: event.recorded_at.toISOString(),
      notice: event.notice_version,
      entity_id: held.household,
    })),
    consent_state: held.state,
    valid_until: held.renewBy,
  };
}
