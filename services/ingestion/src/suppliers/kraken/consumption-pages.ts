import { slotStartIso } from "@halfhourly/domain";
import { JsonObject, type JsonValue } from "../../files/json-document.js";
import { restConsumptionJson } from "../../sources/rest-consumption/read-json.js";
import { Found } from "../found.js";
import { halfHoursOfRows, type AskedRegister } from "../half-hours-of-rows.js";
import { readJsonAnswer } from "../json-answer.js";
import type { ReadPage, SlotRange, SourceMeter } from "../port.js";
import { SourceFault } from "../source-fault.js";
import { statusFault } from "../status-fault.js";
import type { KrakenSession } from "./session.js";

const WHAT = "half hours";
/** 25,000 half hours a page: far more than any home has. */
const MOST_PAGES = 400;

/** One meter's pages, each asked by the link of the one before. Throws SourceFault. */
export async function* consumptionPages(
  session: KrakenSession,
  meterPoint: string,
  serialNumber: string,
  asked: AskedRegister,
  range: SlotRange,
): AsyncIterable<ReadPage> {
  const first = firstPageUrl(session.baseUrl, asked.fuel, meterPoint, serialNumber, range);
  const seen = new Set<string>();
  for (let url: string | null = first; url !== null;) {
    if (seen.has(url) || seen.size >= MOST_PAGES)
      throw new SourceFault(
        "not-understood",
        "The source's pages of half hours lead in a circle, or never end.",
      );
    seen.add(url);
    const document = await askPage(session, url);
    yield readConsumption(document, asked, range);
    url = nextPage(document, first);
  }
}

/** Where the first page is asked. A year of half hours fits a page of 25,000. */
function firstPageUrl(
  baseUrl: string,
  fuel: SourceMeter["fuel"],
  meterPoint: string,
  serialNumber: string,
  range: SlotRange,
): string {
  const query = new URLSearchParams({
    period_from: slotStartIso(range.first),
    period_to: slotStartIso(range.before),
    page_size: "25000",
    order_by: "period",
  });
  const path = `/v1/${fuel}-meter-points/${meterPoint}/meters/${encodeURIComponent(serialNumber)}/consumption/`;
  return `${baseUrl}${path}?${query.toString()}`;
}

async function askPage(session: KrakenSession, url: string): Promise<JsonValue> {
  const { call } = session;
  const headers = { accept: "application/json", authorization: await authorizationOf(session) };
  const answer = await call.http({ method: "GET", url, headers }, call.signal);
  if (answer.status !== 200) throw statusFault(answer, WHAT, call.nowMs);
  return readJsonAnswer(answer.bytes, WHAT);
}

/** The API key as the user's name of HTTP Basic, without a password; a household that signed in has only a token. */
async function authorizationOf(session: KrakenSession): Promise<string> {
  const { apiKey } = session.access;
  if (apiKey !== null) return `Basic ${Buffer.from(`${apiKey}:`).toString("base64")}`;
  return `JWT ${(await session.token()).token}`;
}

/** One body of a REST consumption answer. Throws SourceFault `not-understood`. */
export function readConsumption(document: JsonValue, asked: AskedRegister, range: SlotRange): ReadPage {
  const body = new Found(document, "consumption");
  const results = body.at("results");
  if (results.isMissing) throw results.fault("a list is needed");
  for (const row of results.items())
    if (!(row.value instanceof JsonObject)) throw row.fault("an object is needed");
  if (results.items().length === 0) return { registers: [], rejected: [] };
  const rows = restConsumptionJson.recognise(document);
  if (rows === null) throw results.fault("half hours with consumption and interval_start are needed");
  return halfHoursOfRows(rows, asked, range, "supplier");
}

/** Only on the way that was asked: a key must not follow a link to another place. */
function nextPage(document: JsonValue, asked: string): string | null {
  const next = new Found(document, "consumption").at("next");
  const link = next.textOrNull();
  if (link === null) return null;
  const here = new URL(asked);
  const there = URL.canParse(link, here.href) ? new URL(link, here) : null;
  if (there === null || there.origin !== here.origin || there.pathname !== here.pathname)
    throw new SourceFault(
      "not-understood",
      "The source's next page is elsewhere than the first: consumption.next. It was not asked.",
    );
  return there.href;
}
