import {
  DccRefusal,
  type DuisRequest,
  type DuisResponse,
  type DuisResponseBody,
  type Eui,
  type GbcsContent,
  type InventoryDevice,
  parseEui,
} from "@halfhourly/dcc";
import { SLOT_MS, type Direction, type Fuel, type Slot } from "@halfhourly/domain";
import type { DccTransport, DccWords, DeviceCertificates } from "../src/index.js";

export function eui(text: string): Eui {
  const read = parseEui(text);
  if (read === null) throw new Error("not an EUI-64");
  return read;
}

const DAY_MS = 86_400_000;

export const US = eui("90B3D51F30010000");
export const DCC = eui("90B3D51F30000002");
export const METER = eui("00DB0000000000A0");
export const DISPLAY = eui("00DB0000000000D1");

/** What the words of these tests carry: values as JSON, where the real ones are signed XML and GBCS. */
const pack = (value: unknown): Uint8Array =>
  Buffer.from(
    JSON.stringify(value, (_, held: unknown) => {
      if (typeof held === "bigint") return { bigint: String(held) };
      // A Buffer is JSON before a replacer sees it.
      if (typeof held === "object" && held !== null && "type" in held && held.type === "Buffer")
        return {
          bytes: "data" in held && Array.isArray(held.data) ? Buffer.from(held.data).toString("base64") : "",
        };
      return held;
    }),
  );

function unpack<T>(bytes: Uint8Array): T {
  const value: T = JSON.parse(Buffer.from(bytes).toString(), (_, held: unknown) => {
    if (typeof held !== "object" || held === null) return held;
    if ("bigint" in held) return BigInt(String(held.bigint));
    return "bytes" in held ? Buffer.from(String(held.bytes), "base64") : held;
  });
  return value;
}

export interface PackedGbcs {
  readonly originator: Eui;
  readonly content: GbcsContent;
  readonly forged?: boolean;
  /** As a meter names the request of a party that it does not know. */
  readonly counter?: bigint;
}

export const words: DccWords = {
  sign: (request) => pack(request),
  async readAnswer(xml) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of xml) chunks.push(chunk);
    const whole = Buffer.concat(chunks);
    if (whole.toString().startsWith("forged"))
      throw new DccRefusal("signature-wrong", "The signature is not the DCC's.");
    return unpack<DuisResponse>(whole);
  },
  openGbcs(payload, certificates) {
    const { originator, content, forged, counter } = unpack<PackedGbcs>(payload);
    if (certificates.length === 0) throw new DccRefusal("unknown-certificate", "No certificate is held.");
    if (forged === true) throw new DccRefusal("mac-wrong", "The code is not the meter's.");
    return {
      kind: "response",
      messageCode: 0x37,
      originator,
      recipient: US,
      counter: 1n,
      supplementary: counter === undefined ? null : { party: US, counter, originatorCounter: counter },
      protection: "message-authentication-code",
      content,
    };
  },
};

export const packAnswer = (response: DuisResponse): Uint8Array => pack(response);
export const packGbcs = (message: PackedGbcs): Uint8Array => pack(message);

export type Heard = DuisRequest & { readonly service: "device" | "non-device" };

/** Homes of one database never share a number of the DCC's. */
let nextSchedule = 100;

/** A DCC with one home: it acknowledges at once, and pushes when a test says so. */
export class FakeNetwork {
  readonly heard: Heard[] = [];
  /** Answers of the meter that were not pushed yet, in the order of their requests. */
  readonly waiting: DuisResponse[] = [];
  /** Instead of what it would say; consulted for each request. */
  disturb: (heard: Heard) => "unreachable" | { readonly code: string } | "silent" | null = () => null;
  valueAt: (slot: Slot) => number | null = (slot) => 100 + (slot % 48);
  /** Of the second element, where the meter has one. */
  secondAt: (slot: Slot, first: number) => number = (_, first) => first + 1;
  hasExport = false;
  meter = METER;
  elements: 1 | 2 = 1;
  schedules = new Map<string, Extract<DuisRequest["body"], { kind: "create-schedule" }>>();
  certificatesHeld: Uint8Array[] = [Buffer.from("der")];

  constructor(
    readonly now: () => number,
    readonly meterPoint: string,
    readonly fuel: Fuel = "electricity",
  ) {}

  readonly transport: DccTransport = {
    post: async (service, xml) => {
      const request = { ...unpack<DuisRequest>(xml), service };
      this.heard.push(request);
      const disturbed = this.disturb(request);
      if (disturbed === "unreachable") throw new Error("connection refused");
      if (disturbed !== null && disturbed !== "silent")
        return packAnswer(this.respond(request, disturbed.code, { kind: "acknowledgement", variant: "" }));
      return packAnswer(this.#hear(request, disturbed === "silent"));
    },
    close: async () => {},
  };

  readonly certificates: DeviceCertificates = {
    fetchDeviceCertificates: async () => this.certificatesHeld,
  };

  respond(request: DuisRequest, code: string, body: DuisResponseBody, atMs = this.now()): DuisResponse {
    return { requestId: request.requestId, responseId: null, code, atMs, body };
  }

  /** How many of a kind were heard. */
  countOf(kind: DuisRequest["body"]["kind"]): number {
    return this.heard.filter(({ body }) => body.kind === kind).length;
  }

  #hear(request: Heard, silent: boolean): DuisResponse {
    const { body } = request;
    switch (body.kind) {
      case "read-inventory":
        return this.respond(request, "I0", { kind: "inventory", devices: this.devices() });
      case "create-schedule": {
        const scheduleId = String(nextSchedule++);
        this.schedules.set(scheduleId, body);
        return this.respond(request, "I0", { kind: "schedule-created", scheduleId });
      }
      case "delete-schedule":
        if ("scheduleId" in body.schedule) this.schedules.delete(body.schedule.scheduleId);
        return this.respond(request, "I0", { kind: "schedule-deleted" });
      default:
        if (!silent) this.waiting.push(this.answerTo(request));
        return this.respond(request, "I99", { kind: "acknowledgement", variant: "" });
    }
  }

  devices(): InventoryDevice[] {
    const meter = {
      device: this.meter,
      type: this.fuel === "gas" ? "GPF" : "ESME",
      status: "Commissioned",
      generation: "SMETS2",
      variant: null,
      smets1Provider: null,
      importMeterPoint: this.meterPoint,
      exportMeterPoint: this.hasExport ? "2000027391991" : null,
    } as const;
    const display = { ...meter, device: DISPLAY, type: "IHD", generation: null, importMeterPoint: null };
    return [meter, { ...display, exportMeterPoint: null }];
  }

  /** What the meter holds for a request of its log. */
  answerTo(request: DuisRequest, atMs = this.now()): DuisResponse {
    const { body } = request;
    if (body.kind === "request-cin")
      return this.respond(request, "I0", { kind: "cin-sent", cin: "4711", payload: Buffer.alloc(1) }, atMs);
    if (body.kind === "read-tariff") return this.#gbcs(request, "4.11.1", { kind: "cin-shown" }, atMs);
    if (body.kind === "read-daily-log") return this.#gbcs(request, "4.17", this.dailyLog(body.period), atMs);
    if (body.kind !== "read-import-profile" && body.kind !== "read-export-profile")
      throw new Error("no answer of a meter");
    const variant = body.kind === "read-export-profile" ? "4.8.3" : "4.8.1";
    return this.#gbcs(request, variant, this.log(body.period, variant), atMs);
  }

  /** The day of a schedule, as the DCC pushes it by itself. */
  scheduled(scheduleId: string, atMs = this.now()): DuisResponse {
    const schedule = this.schedules.get(scheduleId);
    if (schedule === undefined) throw new Error("no such schedule");
    const dayStartMs = Math.floor(atMs / 86_400_000) * 86_400_000;
    const { fromDays, fromMinute, toDays, toMinute } = schedule.period;
    const period = {
      fromMs: dayStartMs + fromDays * 86_400_000 + fromMinute * 60_000,
      toMs: dayStartMs + toDays * 86_400_000 + toMinute * 60_000,
    };
    const variant = schedule.read === "export-profile" ? "4.8.3" : "4.8.1";
    const payload = packGbcs({ originator: this.meter, content: this.log(period, variant) });
    const body = { kind: "gbcs", variant, scheduleId, payload } as const;
    return { requestId: null, responseId: null, code: "I0", atMs, body };
  }

  /** What the meter counted of whole days, whether or not its half hours are told. */
  countedAt: (slot: Slot) => number = (slot) => this.valueAt(slot) ?? 0;

  dailyLog({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }): GbcsContent {
    const entries = [];
    for (let endMs = Math.ceil(fromMs / DAY_MS) * DAY_MS; endMs <= toMs; endMs += DAY_MS) {
      const slots = Array.from({ length: 48 }, (_, i) => endMs / SLOT_MS - 48 + i);
      const first = slots.map((slot) => this.countedAt(slot));
      const second = slots.map((slot, i) => this.secondAt(slot, first[i] ?? 0));
      const sums = (this.elements === 2 ? [first, second] : [first]).map((values) =>
        values.reduce((sum, value) => sum + value, 0),
      );
      entries.push({ endMs, values: sums });
    }
    return { ...this.#logOf("import"), kind: "days", entries };
  }

  log(period: { readonly fromMs: number; readonly toMs: number }, variant: string): GbcsContent {
    const entries = [];
    for (let endMs = period.fromMs; endMs <= period.toMs; endMs += SLOT_MS) {
      const slot = endMs / SLOT_MS - 1;
      const value = this.valueAt(slot);
      if (value === null) continue;
      const values = this.elements === 2 ? [value, this.secondAt(slot, value)] : [value];
      entries.push({ endMs, values });
    }
    if (entries.length === 0) return { kind: "device-error", cause: "not-found", status: 0x8b };
    return { ...this.#logOf(variant === "4.8.3" ? "export" : "import"), kind: "half-hours", entries };
  }

  #logOf(direction: Direction) {
    const unit = this.fuel === "gas" ? "dm3" : "Wh";
    return { fuel: this.fuel, direction, unit, elements: this.elements } as const;
  }

  #gbcs(request: DuisRequest, variant: string, content: GbcsContent, atMs: number): DuisResponse {
    const payload = packGbcs({ originator: this.meter, content, counter: request.requestId.counter });
    return this.respond(request, "I0", { kind: "gbcs", variant, scheduleId: null, payload }, atMs);
  }
}
