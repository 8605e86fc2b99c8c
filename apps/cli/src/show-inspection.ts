import type { Inspection } from "@halfhourly/contracts";

type Register = Inspection["registers"][number];

const MOST_ROWS_SHOWN = 20;

/** An inspection for people. Times are UTC. */
export function showInspection(name: string, inspection: Inspection): string {
  const lines = [`${name}: ${inspection.format}`, ...inspection.registers.flatMap(showRegister)];
  lines.push(...showRejected(inspection.rejected));
  for (const { message, count } of inspection.warnings)
    lines.push(`  note: ${message}${count === undefined ? "" : ` (${grouped(count)})`}`);
  return `${lines.join("\n")}\n`;
}

function showRegister(register: Register): string[] {
  const {
    id,
    fuel,
    direction,
    element,
    first,
    last,
    readings,
    missing,
    duplicates,
    conflicts,
    suspect,
    days,
  } = register;
  const meter = id === null ? "no meter named" : `meter ${id}`;
  const oddities = Object.entries({ missing, duplicates, conflicts, suspect }).map(
    ([what, count]) => `${grouped(count)} ${what}`,
  );
  const lengths = Object.entries(days).map(([length, count]) => `${grouped(count)} of ${length}`);
  return [
    `  ${fuel} ${direction}${element === 2 ? ", element 2" : ""} (${meter}): ${grouped(readings)} half ${readings === 1 ? "hour" : "hours"}, ${showTotal(register)}`,
    `    starting ${showInstant(first)} to ${showInstant(last)} (UTC); days by half hours: ${lengths.join(", ")}`,
    `    ${oddities.join(", ")}`,
  ];
}

function showRejected(rejected: Inspection["rejected"]): string[] {
  if (rejected.length === 0) return ["  no row rejected"];
  const shown = rejected
    .slice(0, MOST_ROWS_SHOWN)
    .map(({ line, code, message }) => `    line ${line}: ${code}: ${message}`);
  const more = rejected.length - shown.length;
  const rest = more > 0 ? [`    and ${grouped(more)} more (--json lists them)`] : [];
  return [
    `  ${grouped(rejected.length)} ${rejected.length === 1 ? "row" : "rows"} rejected, the others kept:`,
    ...shown,
    ...rest,
  ];
}

/** Whole Wh or dm3 as kWh or m3, exactly. */
function showTotal({ total, unit }: Register): string {
  const whole = Math.floor(total / 1000);
  const thousandths = String(total % 1000).padStart(3, "0");
  return `${grouped(whole)}.${thousandths} ${unit === "Wh" ? "kWh" : "m3"}`;
}

function showInstant(instant: string): string {
  const [, year, month, day, time] = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})/.exec(instant) ?? [];
  return `${day}/${month}/${year} ${time}`;
}

export function grouped(count: number): string {
  return count.toLocaleString("en-GB");
}
