import type { AuditVerified } from "@halfhourly/audit";
import { grouped } from "../show-inspection.js";
import type { Findings, ServiceFinding } from "./verify-database.js";
import { wordsOf } from "./words-of-fault.js";

/** The findings for people. Times are UTC. */
export function showFindings({ verified, services, database, anchorFolder }: Findings): string {
  const lines = [
    verified
      ? `Verified: ${sumOf(services)}, each as it was written and in its place.`
      : "NOT as it was written. The first fault of each service:",
    ...services.map(showService),
    `Read: ${database}; anchors in ${anchorFolder}.`,
  ];
  if (!verified) lines.push("Keep the database and the anchors as they are, and copies of both.");
  return `${lines.join("\n")}\n`;
}

function sumOf(services: readonly ServiceFinding[]): string {
  const good = services.map(({ verdict }) => verdict).filter((verdict) => verdict.ok);
  const chains = good.reduce((sum, verdict) => sum + verdict.chains, 0);
  const entries = good.reduce((sum, verdict) => sum + verdict.entries, 0);
  return `${count(chains, "chain", "chains")}, ${count(entries, "entry", "entries")}`;
}

function showService(finding: ServiceFinding): string {
  const { service, verdict } = finding;
  if (!verdict.ok) return `  ${wordsOf(finding)}`;
  const { chains, entries } = verdict;
  return `  ${service}: ${count(chains, "chain", "chains")}, ${count(entries, "entry", "entries")}; ${showAnchored(verdict)}`;
}

function showAnchored({ entries, anchors, lastAnchorAtMs, notAnchored }: AuditVerified): string {
  if (lastAnchorAtMs === null)
    return entries === 0 ? "no anchor yet" : "no anchor yet, so a chain rewritten whole would not show";
  const upTo = `up to anchor ${anchors} of ${showInstant(lastAnchorAtMs)} UTC`;
  return notAnchored === 0 ? upTo : `${upTo}; ${count(notAnchored, "entry", "entries")} since`;
}

function showInstant(atMs: number): string {
  const [, year, month, day, time] =
    /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})/.exec(new Date(atMs).toISOString()) ?? [];
  return `${day}/${month}/${year} ${time}`;
}

function count(number: number, one: string, many: string): string {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}
