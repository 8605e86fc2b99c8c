import { buffer } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import type { ExportJob, ExportManifest, ExportPersonalData, ExportReadings } from "@halfhourly/contracts";
import { fromBufferPromise } from "yauzl";
import type { House } from "./open-house.js";

/** An export's files by name. */
export type ExportedFiles = ReadonlyMap<string, Buffer>;

export async function unzip(zip: Buffer): Promise<ExportedFiles> {
  const archive = await fromBufferPromise(zip, { lazyEntries: true });
  const files = new Map<string, Buffer>();
  for await (const entry of archive.eachEntry())
    files.set(entry.fileName, await buffer(await archive.openReadStreamPromise(entry)));
  return files;
}

export const manifestOf = (files: ExportedFiles): ExportManifest => jsonOf(files, "manifest.json");
export const readingsOf = (files: ExportedFiles): ExportReadings => jsonOf(files, "readings.json");
export const personalOf = (files: ExportedFiles): ExportPersonalData => jsonOf(files, "personal-data.json");

function jsonOf<T>(files: ExportedFiles, name: string): T {
  const held: T = JSON.parse(files.get(name)!.toString());
  return held;
}

/** Records of RFC 4180 text, read by a reader that is not ours to write with. */
export function csvRecords(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    if (match === null) throw new Error("not RFC 4180");
    record.push(match[1]?.replaceAll('""', '"') ?? match[2]!);
    if (match[3] === ",") continue;
    records.push(record);
    record = [];
  }
  return records;
}

/** Asks for an export over HTTP and waits until it is no longer being made. */
export async function madeExport(house: House, cookie: string): Promise<ExportJob> {
  const asked = await house.http.inject({ method: "POST", url: "/v1/exports", headers: { cookie } });
  if (asked.statusCode !== 202) throw new Error(asked.body);
  return settled(house, cookie, asked.json().id);
}

export async function settled(house: House, cookie: string, id: string): Promise<ExportJob> {
  for (let waited = 0; waited < 3000; waited += 1) {
    const job: ExportJob = (
      await house.http.inject({ url: `/v1/exports/${id}`, headers: { cookie } })
    ).json();
    if (job.state !== "waiting" && job.state !== "making") return job;
    await delay(10);
  }
  throw new Error("the export was not made");
}

export async function fetchedExport(house: House, cookie: string, id: string): Promise<ExportedFiles> {
  const answer = await house.http.inject({ url: `/v1/exports/${id}/file`, headers: { cookie } });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return unzip(answer.rawPayload);
}
