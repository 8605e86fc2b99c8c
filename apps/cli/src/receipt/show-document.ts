import type { VerifiedDocument } from "./verify-document.js";

/** What was agreed or erased, when, and by which key it was signed; for people. */
export function showDocument({ type, proves, keyThumbprint, document }: VerifiedDocument): string {
  const lines =
    type === "consent-receipt"
      ? ["Consent receipt: as it was signed.", "", ...receiptLines(document)]
      : ["Erasure certificate: as it was signed.", "", ...certificateLines(document)];
  const origin =
    proves === "origin"
      ? [`Signed by the key ${keyThumbprint}, which is among those of --keys.`]
      : [
          "Checked with the keys inside the file. That proves that nothing was changed since it was signed, not who signed it.",
          "For that, compare this key with those at /v1/keys of the instance that gave it to you, or name them with --keys:",
          `  ${keyThumbprint}`,
        ];
  return `${[...lines, "", ...origin].join("\n")}\n`;
}

function receiptLines(document: VerifiedDocument["document"]): string[] {
  const [processing] = listOf(document["pii_processing"]);
  return [
    line("Record", document["record_id"]),
    line("Who agreed", document["pii_principal_id"]),
    line("With whom", partyOf(document)),
    line("For what", processing?.["purpose_description"]),
    line("Fuel", processing?.["fuel"]),
    line("What is used", textsOf(processing?.["pii_categories"]).join(", ")),
    line("Lawful basis", processing?.["lawful_basis"]),
    line("Kept", processing?.["retention_period"]),
    line("Stands at", document["consent_state"]),
    line("Holds until", document["valid_until"]),
    "What happened:",
    ...listOf(document["events"]).map(
      (event) =>
        `  ${textOf(event["event_time"])}  ${textOf(event["event_type"])}, notice ${textOf(event["notice"])}`,
    ),
  ];
}

function certificateLines(document: VerifiedDocument["document"]): string[] {
  return [
    line("Case", document["case_id"]),
    line("Why", document["kind"]),
    line("Purpose", document["purpose"]),
    line("Fuel", document["fuel"]),
    line("Opened", document["opened_at"]),
    line("Closed", document["closed_at"]),
    line("Readings", document["readings"]),
    line("Keys", document["keys"]),
    line("Work dropped in flight", document["work_dropped_in_flight"]),
    "Who answered, and what was removed:",
    ...listOf(document["owners"]).flatMap((owner) => [
      `  ${textOf(owner["owner"])}  ${textOf(owner["answered_at"])}`,
      ...removedOf(owner["removed"]),
      ...listOf(owner["kept"]).map((kept) => `    kept: ${textOf(kept["place"])} (${textOf(kept["why"])})`),
    ]),
  ].filter((text) => text !== "");
}

function removedOf(removed: unknown): string[] {
  if (typeof removed !== "object" || removed === null) return [];
  return Object.entries(removed).map(([place, count]) => `    ${textOf(count)} from ${place}`);
}

function partyOf(document: VerifiedDocument["document"]): string {
  const [party] = listOf(document["parties"]);
  return [textOf(party?.["party_name"]), textOf(party?.["party_url"])]
    .filter((text) => text !== "")
    .join(", ");
}

function line(name: string, value: unknown): string {
  const text = textOf(value);
  return text === "" ? "" : `${`${name}:`.padEnd(24)}${text}`;
}

function listOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "object" && one !== null) : [];
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(textOf) : [];
}

/** Printed to a terminal, which control characters would command. */
function textOf(value: unknown): string {
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  return text.replaceAll(/\p{Cc}/gu, "");
}
