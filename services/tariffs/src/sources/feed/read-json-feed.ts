import { DocumentPlace, isLondonDate, readMarketTariff, type DocumentFault } from "@halfhourly/domain";
import type { Statement } from "../port.js";
import { StatementFault } from "../statement-fault.js";
import { statementOf } from "../statement-of.js";

/** The word that says what a feed is, and by which version of its form. */
export const FEED_FORMAT = "halfhourly-tariff-feed-1";

const MOST_TARIFFS = 20_000;

/** A feed in JSON (docs/tariffs.md). Throws StatementFault where it is none as a whole; a wrong tariff is refused by itself. */
export function readJsonFeed(text: string): Statement {
  const faults: DocumentFault[] = [];
  const at = new DocumentPlace(parsed(text), "", faults).fields(["format", "provider", "asOf", "tariffs"]);
  at("format").oneOf([FEED_FORMAT]);
  at("provider").text(80);
  const asOfMs = instantOf(at("asOf"));
  const tariffs = at("tariffs").list(0, MOST_TARIFFS);
  const [first] = faults;
  if (first !== undefined)
    throw new StatementFault(
      "not-understood",
      `${first.field === "" ? "" : `${first.field}: `}${first.message}`,
    );
  return statementOf(
    asOfMs,
    tariffs.map(({ value, path }) => ({
      document: value,
      read: readMarketTariff(value),
      place: (field) => (field === "" ? path : `${path}.${field}`),
    })),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    // The engine's own message quotes the text.
    throw new StatementFault("not-understood", "It is no JSON, or is cut off.", null, { cause: fault });
  }
}

function instantOf(place: DocumentPlace): number {
  const { value } = place;
  const isInstant =
    typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?Z$/.test(value);
  // The engine would take 31 November for 1 December.
  const ms = isInstant && isLondonDate(value.slice(0, 10)) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(ms)) place.fault("An instant in UTC is needed, such as 2026-11-29T06:00:00Z.");
  return ms;
}
