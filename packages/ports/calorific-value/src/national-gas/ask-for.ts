import type { GasZone, LondonDate } from "@halfhourly/domain";

/** What the data portal calls each zone's daily calorific value (its publication object ids, as public programs list them). */
const PUBLICATIONS: Readonly<Record<GasZone, string>> = {
  EA: "PUBOB4507",
  EM: "PUBOB4508",
  NO: "PUBOB4509",
  NE: "PUBOB4510",
  NT: "PUBOB4511",
  NW: "PUBOB4512",
  SC: "PUBOB4513",
  SE: "PUBOB4514",
  SO: "PUBOB4515",
  SW: "PUBOB4516",
  WM: "PUBOB4517",
  WN: "PUBOB4518",
  WS: "PUBOB4519",
};

const TIMEOUT_MS = 30_000;
/** A year of all zones is some 400 kB. */
export const MOST_BYTES = 8_000_000;

export interface Asking {
  /** Such as `https://data.nationalgas.com/api/find-gas-data-download`; the question is put behind it. */
  readonly url: string;
  readonly fetch: typeof globalThis.fetch;
  readonly timeoutMs?: number;
}

/**
 * The CSV of all zones for the gas days from `from` to `to`, both included. Throws where there is no answer in time, another
 * status than 200, or more than 8 MB.
 */
export async function askNationalGas(
  { url, fetch, timeoutMs = TIMEOUT_MS }: Asking,
  from: LondonDate,
  to: LondonDate,
  signal: AbortSignal,
): Promise<string> {
  const question = new URL(url);
  const words = {
    applicableFor: "Y",
    dateFrom: from,
    dateTo: to,
    dateType: "GASDAY",
    latestFlag: "Y",
    ids: Object.values(PUBLICATIONS).join(","),
    type: "CSV",
  };
  for (const [name, value] of Object.entries(words)) question.searchParams.set(name, value);
  const response = await fetch(question, {
    // The portal refuses callers that do not say who they are.
    headers: { accept: "text/csv", "user-agent": "Halfhourly" },
    redirect: "error",
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
  });
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new Error(`The source of calorific values answered ${response.status}.`);
  }
  return readAtMost(response);
}

async function readAtMost(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    bytes += piece.byteLength;
    if (bytes > MOST_BYTES)
      throw new Error(`The source of calorific values sent more than ${MOST_BYTES} bytes.`);
    pieces.push(piece);
  }
  return new TextDecoder().decode(Buffer.concat(pieces, bytes));
}
