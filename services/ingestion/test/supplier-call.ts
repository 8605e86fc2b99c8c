import assert from "node:assert/strict";
import type { Misbehaviour } from "@halfhourly/supplier-simulator";
import { boundedHttp, type HttpCall } from "../src/suppliers/http-call.js";
import type { KeptAccess, ReadPage, SourceCall } from "../src/suppliers/port.js";
import { SourceFault, type SourceFaultCode } from "../src/suppliers/source-fault.js";

export interface TestCall extends SourceCall {
  /** What was to be stored, in order. */
  readonly renewals: KeptAccess[];
  nowMs: number;
}

/** One call's means over real HTTP, with short limits; a test may set its clock on. */
export function testCall(
  nowMs: number,
  limits: { timeoutMs?: number; mostBytes?: number; http?: HttpCall } = {},
): TestCall {
  const renewals: KeptAccess[] = [];
  return {
    http:
      limits.http ??
      boundedHttp({ timeoutMs: limits.timeoutMs ?? 5_000, mostBytes: limits.mostBytes ?? 8_000_000 }),
    signal: new AbortController().signal,
    nowMs,
    renewals,
    renewed: (access) => Promise.resolve(void renewals.push(access)),
  };
}

/** Small limits for one that is not well: its silence is soon enough, and a busy machine is none. */
export function limitsFor({ kind }: Misbehaviour) {
  return { timeoutMs: kind === "hang" || kind === "slow" ? 300 : 20_000, mostBytes: 300_000 };
}

export async function pagesOf(pages: AsyncIterable<ReadPage>): Promise<ReadPage[]> {
  const all: ReadPage[] = [];
  for await (const page of pages) all.push(page);
  return all;
}

export function readingsOf(pages: readonly ReadPage[]) {
  return pages.flatMap(({ registers }) => registers.flatMap(({ readings }) => readings));
}

/** The fault that the work ends with; fails where it ends well, or with anything but a SourceFault. */
export async function faultOf(work: Promise<unknown>, code?: SourceFaultCode): Promise<SourceFault> {
  const fault = await work.then(
    () => assert.fail("it ended well"),
    (error: unknown) => error,
  );
  assert.ok(fault instanceof SourceFault, String(fault));
  if (code !== undefined) assert.equal(fault.code, code, fault.message);
  return fault;
}
