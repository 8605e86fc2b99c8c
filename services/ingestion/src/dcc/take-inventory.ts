import { timingSafeEqual } from "node:crypto";
import type { Eui, InventoryDevice } from "@halfhourly/dcc";
import type { Fuel } from "@halfhourly/domain";
import type { AboutAnswer } from "./with-request.js";
import { planCollection, planDeletion, planSchedules } from "./plan-requests.js";
import { setPhase, setProblem, setTask } from "./store/collections.js";
import { removeCertificates } from "./store/inventories.js";
import { removeAskedAgain } from "./store/log-days.js";
import { planRequest } from "./store/requests.js";
import { removeSchedule, schedulesOf } from "./store/schedules.js";
import { sealTask, unsealTask, type CollectionTask, type TaskMeter } from "./task.js";
import type { Taken } from "./unknown-request.js";

/** The home's devices: finds the meter, then holds the proof against them or has the number shown on the meter. */
export async function takeInventory(about: AboutAnswer, devices: readonly InventoryDevice[]): Promise<Taken> {
  const { tx, parts, collection, home } = about;
  const { config, now } = parts;
  const task = unsealTask(home.seal, collection);
  const meter = meterOf(devices, task.meterPoint, collection.fuel);
  if (collection.state === "collecting") return takeChange(about, task, meter);
  if (collection.state !== "proving") return "nothing";
  const learnt: CollectionTask = { ...task, displayId: null, meter };
  await setTask(tx, collection.id, sealTask(home.seal, collection.id, learnt));
  if (meter === null) await setPhase(tx, collection.id, "refused", "meter-not-known");
  else if (collection.proof === "cin") {
    const notBefore = new Date(now());
    await planRequest(tx, { collectionId: collection.id, variant: "9.1", why: "proof", notBefore });
  } else if (task.displayId !== null && isInHome(devices, task.displayId))
    await planCollection(tx, collection, meter, config, now());
  else await setPhase(tx, collection.id, "refused", "display-id-differs");
  return "kept";
}

/** The meter was exchanged, or with gas the hub: from now on the new device is asked, under schedules of its own. */
async function takeChange(
  { tx, parts, collection, home }: AboutAnswer,
  task: CollectionTask,
  meter: TaskMeter | null,
): Promise<Taken> {
  if (meter === null) await setProblem(tx, collection.id, "meter-not-known");
  else if (meter.device !== task.meter?.device) {
    const learnt = { ...task, meter: { ...meter, sinceMs: parts.now() } };
    await setTask(tx, collection.id, sealTask(home.seal, collection.id, learnt));
    await removeAskedAgain(tx, collection.id);
    await removeCertificates(tx, collection.id);
    await setProblem(tx, collection.id, null);
    const notBefore = new Date(parts.now());
    for (const { schedule_id: scheduleId } of await schedulesOf(tx, collection.id)) {
      await planDeletion(tx, scheduleId, notBefore);
      await removeSchedule(tx, scheduleId);
    }
    await planSchedules(tx, collection.id, meter, notBefore);
  }
  return "kept";
}

/** Gas is read from the hub's mirror (GPF), because the meter itself wakes only every half hour. */
function meterOf(devices: readonly InventoryDevice[], meterPoint: string, fuel: Fuel): TaskMeter | null {
  const types = fuel === "gas" ? ["GPF", "GSME"] : ["ESME"];
  const ofMeterPoint = devices.filter(({ importMeterPoint }) => importMeterPoint === meterPoint);
  if (ofMeterPoint.length === 0) return null;
  // A hub's mirror may carry no number of its own.
  const candidates = devices
    .filter(
      (device) =>
        types.includes(device.type) &&
        (device.importMeterPoint ?? (fuel === "gas" ? meterPoint : null)) === meterPoint,
    )
    .filter(({ status }) => status === null || IN_USE.has(status));
  const [found] = types.flatMap((type) => candidates.filter((device) => device.type === type));
  if (found === undefined) return null;
  const meter = ofMeterPoint.find(({ generation }) => generation !== null);
  return {
    device: found.device,
    generation: found.generation ?? meter?.generation ?? "SMETS2",
    smets1Provider: found.smets1Provider ?? meter?.smets1Provider ?? null,
    countsExport: fuel === "electricity" && found.exportMeterPoint !== null,
  };
}

const IN_USE: ReadonlySet<string> = new Set(["Commissioned", "InstalledNotCommissioned"]);
const DISPLAYS: ReadonlySet<string> = new Set(["IHD", "PPMID"]);

/** Every display is compared, each in constant time, whatever the ones before have shown. */
function isInHome(devices: readonly InventoryDevice[], displayId: Eui): boolean {
  const wanted = Buffer.from(displayId, "hex");
  let found = false;
  for (const { type, device } of devices)
    if (DISPLAYS.has(type)) found = timingSafeEqual(Buffer.from(device, "hex"), wanted) || found;
  return found;
}
