// The homes of the year-1 day, as they stand once they have been linked: consents, keys, collections, schedules at the DCC.
import { join } from "node:path";
import { purposes } from "@halfhourly/consent";
import type { ScheduledRead } from "@halfhourly/dcc";
import type { Direction } from "@halfhourly/domain";
import { PARTIES } from "../packages/dcc-simulator/src/parties.js";
import { deviceIdentities } from "../packages/dcc-simulator/src/pki/device-identities.js";
import { openPki } from "../packages/dcc-simulator/src/pki/pki-folder.js";
import { scheduleFile, type KeptSchedule } from "../packages/dcc-simulator/src/schedules/schedule-file.js";
import type { WorldMeter } from "../packages/dcc-simulator/src/world/home.js";
import type { World } from "../packages/dcc-simulator/src/world/world.js";
import { defaultLimits } from "../services/ingestion/src/dcc/config.js";
import { deviceCertificates } from "../services/ingestion/src/dcc/device-certificates.js";
import { openHome } from "../services/ingestion/src/dcc/open-home.js";
import { historyRanges } from "../services/ingestion/src/dcc/plan-requests.js";
import { insertCollection, setHistory, setPhase } from "../services/ingestion/src/dcc/store/collections.js";
import { insertSchedule } from "../services/ingestion/src/dcc/store/schedules.js";
import { sealTask, type CollectionTask } from "../services/ingestion/src/dcc/task.js";
import { minuteOf } from "../services/ingestion/src/dcc/windows.js";
import { sealingWith } from "../services/ingestion/src/store/sealing.js";
import type { RealStore } from "./real-store.js";

/** What one schedule brings: a direction of a meter, both elements at once. */
export interface LinkedLog {
  readonly household: string;
  readonly meter: WorldMeter;
  readonly direction: Direction;
}

export interface LinkedHomes {
  readonly logs: readonly LinkedLog[];
  readonly homes: number;
  readonly registers: number;
}

export interface Wanted {
  readonly folder: string;
  readonly seed: number;
  readonly world: World;
  /** Homes are linked until there are so many, or so many registers. */
  readonly homes: number;
  readonly registers: number;
  /** UTC milliseconds; schedules are executed from the next day on. */
  readonly linkedAtMs: number;
}

/**
 * Written by the product's own functions, past the network: what linking so many homes would cost is not the day's. The
 * schedules are written where the simulator keeps its own.
 */
export async function linkHomes(real: RealStore, wanted: Wanted): Promise<LinkedHomes> {
  const { folder, seed, world } = wanted;
  const { pki } = openPki(join(folder, "pki"));
  const devices = deviceIdentities(seed, pki);
  const logs: LinkedLog[] = [];
  const schedules: KeptSchedule[] = [];
  let [registers, homes] = [0, 0];
  for (; homes < wanted.homes && registers < wanted.registers; homes++)
    for (const meter of world.home(homes).meters) {
      const household = `household-${homes}`;
      const linked = await linkMeter(real, devices, { household, meter, atMs: wanted.linkedAtMs });
      for (const direction of linked.directions) {
        const scheduleId = String(FIRST_SCHEDULE + schedules.length);
        await insertSchedule(
          real.database,
          { scheduleId, collectionId: linked.collectionId, direction },
          new Date(wanted.linkedAtMs),
        );
        const certificate = pki.userAgreement.certificate.raw;
        schedules.push(keptSchedule(scheduleId, meter, direction, certificate, wanted.linkedAtMs));
        logs.push({ household, meter, direction });
        registers += direction === "import" ? meter.elements : 1;
      }
    }
  scheduleFile(join(folder, "schedules.json")).write(schedules);
  return { logs, homes, registers };
}

const FIRST_SCHEDULE = 1_000;
const DAY_MS = 86_400_000;

interface NewMeter {
  readonly household: string;
  readonly meter: WorldMeter;
  readonly atMs: number;
}

async function linkMeter(
  { database, keys, fieldHash, consentClient }: RealStore,
  devices: ReturnType<typeof deviceIdentities>,
  { household, meter, atMs }: NewMeter,
) {
  const { fuel, importMeterPoint: meterPoint, device, generation } = meter;
  const scope = { household, meterPoint, fuel, purpose: "viewing" } as const;
  await consentClient.grant(scope, purposes.viewing.version, "bench");
  const sealing = sealingWith(keys);
  const seal = await sealing.of(household);
  const collectionId = `collection-${household}-${fuel}`;
  const countsExport = fuel === "electricity" && meter.exportMeterPoint !== null;
  const task: CollectionTask = {
    meterPoint,
    displayId: null,
    meter: { device, generation, countsExport, smets1Provider: generation === "SMETS1" ? "SIM" : null },
    number: null,
    wrongNumbers: 0,
  };
  const ranges = historyRanges(atMs, defaultLimits.longestRangeDays);
  await database.transaction(async (tx) => {
    await insertCollection(tx, {
      id: collectionId,
      household,
      meterId: fuel,
      meterPointHash: fieldHash.of("meter point", meterPoint),
      fuel,
      proof: "display-id",
      task: sealTask(seal, collectionId, task),
      begunAt: new Date(atMs),
    });
    await setPhase(tx, collectionId, "collecting", null);
    await setHistory(tx, collectionId, { first: ranges.at(-1)!.first, last: ranges[0].last });
  });
  if (generation === "SMETS2") {
    const home = await openHome({ database, sealing, consent: consentClient }, collectionId);
    if (home === null) throw new Error("a collection that was just written is gone");
    const fetch = async () =>
      (["digital-signature", "key-agreement"] as const).map((use) => devices.certificate(device, use).raw);
    const parts = { database, now: () => atMs, certificates: { fetchDeviceCertificates: fetch } };
    await deviceCertificates(parts, home, device, "fetched");
  }
  const directions: readonly Direction[] = countsExport ? ["import", "export"] : ["import"];
  return { collectionId, directions };
}

/** As the product asks for it: each day the UTC day before, at a minute of the home's own. */
function keptSchedule(
  id: string,
  { device, generation, importMeterPoint }: WorldMeter,
  direction: Direction,
  certificate: Uint8Array,
  atMs: number,
): KeptSchedule {
  const read: ScheduledRead = direction === "export" ? "export-profile" : "import-profile";
  return {
    id,
    user: PARTIES.user,
    doneUpToMs: atMs,
    schedule: {
      kind: "create-schedule",
      read,
      device,
      startDate: new Date(atMs + DAY_MS).toISOString().slice(0, 10),
      executionMinute: minuteOf(defaultLimits.scheduleWindow, importMeterPoint),
      period: { fromDays: -1, fromMinute: 30, toDays: 0, toMinute: 0 },
      ...(generation === "SMETS2" && direction === "import" && { certificate }),
    },
  };
}
