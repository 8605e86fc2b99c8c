import { agreeOnConsentPage, type OpenSupplySimulator } from "@halfhourly/supplier-simulator";
import { boundedHttp, type HttpCall, type HttpRequest } from "../src/suppliers/http-call.js";
import { openSupplySource, type OpenSupplySource } from "../src/suppliers/open-supply/open-supply-source.js";
import type { KeptAccess, SourceCall, SourceMeter } from "../src/suppliers/port.js";
import { SourceFault } from "../src/suppliers/source-fault.js";

export const START_MS = Date.UTC(2026, 10, 20, 10);
export const REDIRECT = "http://127.0.0.1:9/back";

export function sourceOf(supplier: OpenSupplySimulator): OpenSupplySource {
  return openSupplySource({ name: "british-gas", baseUrl: supplier.baseUrl, ...supplier.client });
}

/** A call whose requests and renewals are written down in the order in which they happen. */
export class Call implements SourceCall {
  readonly happened: string[] = [];
  readonly requests: HttpRequest[] = [];
  readonly #http: HttpCall;
  kept: KeptAccess | null = null;

  constructor(
    readonly nowMs: number = START_MS,
    limits = { timeoutMs: 10_000, mostBytes: 16_000_000 },
    readonly signal: AbortSignal = new AbortController().signal,
  ) {
    this.#http = boundedHttp(limits);
  }

  readonly http: HttpCall = (request, signal) => {
    this.requests.push(request);
    this.happened.push(new URL(request.url).pathname);
    return this.#http(request, signal);
  };

  renewed(access: KeptAccess): Promise<void> {
    this.happened.push("renewed");
    this.kept = access;
    return Promise.resolve();
  }
}

/** Signs in as somebody would in a browser. */
export async function letIn(
  source: OpenSupplySource,
  call: SourceCall,
  home: string,
  refusing: readonly string[] = [],
): Promise<KeptAccess> {
  const { url, codeVerifier } = await source.signIn(call, {
    redirectUri: REDIRECT,
    state: "of this session",
  });
  const back = await agreeOnConsentPage(url, { home, refusing });
  if (back.searchParams.get("state") !== "of this session") throw new Error("another state came back");
  const code = back.searchParams.get("code") ?? "";
  return source.open(call, { kind: "authorisation-code", code, codeVerifier, redirectUri: REDIRECT });
}

export async function faultOf(work: Promise<unknown>): Promise<SourceFault> {
  try {
    await work;
  } catch (fault) {
    if (fault instanceof SourceFault) return fault;
    throw fault;
  }
  throw new Error("nothing went wrong");
}

export async function allOf<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(page);
  return all;
}

export function meterOf(meters: readonly SourceMeter[], fuel: string, direction = "import"): SourceMeter {
  const found = meters.find((one) => one.fuel === fuel && one.direction === direction);
  if (found === undefined) throw new Error("the home has no such meter");
  return found;
}
