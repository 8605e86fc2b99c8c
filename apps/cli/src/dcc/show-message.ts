import { showInspection } from "../show-inspection.js";
import type { DescribedMessage } from "./describe-message.js";

/** A decoded message for people. Times are UTC. */
export function showMessage(name: string, described: DescribedMessage): string {
  const { duis, content, ...inspection } = described;
  const registers = inspection.registers.length + inspection.rejected.length;
  const lines = [
    ...(described.messageCode === null ? [] : messageLines(described)),
    ...(duis === null ? [] : duisLines(duis)),
    ...(registers > 0 || content === null ? [] : ["  content:", ...indented(content)]),
  ];
  const start = registers > 0 ? showInspection(name, inspection) : `${name}: ${inspection.format}\n`;
  return `${start}${lines.join("\n")}\n`;
}

function messageLines(message: DescribedMessage): string[] {
  const { kind, messageCode, useCase, originator, recipient, counter, supplementary, protection } = message;
  return [
    `  ${kind} ${messageCode ?? ""}${useCase === null ? "" : ` (${useCase})`}, counter ${counter ?? "none"}`,
    `  from ${originator ?? "nobody named"} to ${recipient ?? "nobody named"}`,
    ...(supplementary === null
      ? []
      : [`  for ${String(supplementary["party"])}, a party the device does not know`]),
    `  verified by ${protection === "signature" ? "its signature" : "its message authentication code"}`,
  ];
}

function duisLines(duis: NonNullable<DescribedMessage["duis"]>): string[] {
  const { kind, requestId, responseCode, at, body, signer } = duis;
  return [
    `  DUIS ${kind} ${requestId ?? "without a request id"}: ${body}${responseCode === null ? "" : `, code ${responseCode}`}${at === null ? "" : `, ${at}`}`,
    `  signed by ${signer.eui}, role ${signer.role ?? "none"}, certificate ${signer.serial}`,
  ];
}

function indented(content: unknown): string[] {
  return JSON.stringify(content, null, 2)
    .split("\n")
    .map((line) => `    ${line}`);
}
