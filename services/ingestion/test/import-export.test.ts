import assert from "node:assert/strict";
import { buffer } from "node:stream/consumers";
import { after, before, test } from "node:test";
import { ZipFile } from "yazl";
import { recording } from "./reading.js";
import { ended, openService, type Home, type Opened } from "./service.js";

let opened: Opened;
before(async () => {
  opened = await openService();
});
after(() => opened.close());

test("an export's whole ZIP is stored: register, values and qualities as they were; a second time changes nothing", async () => {
  const home = await opened.newHome();
  const service = opened.open();
  service.start();
  const send = async () => {
    const { id } = await service.client.startImport(await opened.grantOf(home), {
      ...home,
      meterId: "meter-1",
      flags: {},
      bytes: await exported(),
    });
    return ended(service, home, id);
  };
  const job = await send();
  assert.deepEqual([job.state, job.stored, job.inspection?.format], ["done", 3, "halfhourly-export"]);
  assert.deepEqual(await heldOf(home), [[120, "actual"], [0, "estimated"], null, [120, "suspect"]]);
  const again = await send();
  assert.deepEqual([again.state, again.stored, again.replaced, again.unchanged], ["done", 0, 0, 3]);
  assert.equal((await service.client.imports(home.household)).length, 2);
  assert.deepEqual(await service.client.imports("another household"), []);
});

test("a ZIP that is no export ends the job with what to do", async () => {
  const home = await opened.newHome();
  const service = opened.open();
  service.start();
  const bytes = (await exported()).subarray(0, -20);
  const { id } = await service.client.startImport(await opened.grantOf(home), {
    ...home,
    meterId: "m",
    flags: {},
    bytes,
  });
  const job = await ended(service, home, id);
  assert.deepEqual([job.state, job.problem?.code], ["failed", "archive-refused"]);
});

function exported(): Promise<Buffer> {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from("{}"), "manifest.json");
  zip.addBuffer(Buffer.from(recording("halfhourly-export/october-night.csv")), "readings-1-electricity.csv");
  zip.end();
  return buffer(zip.outputStream);
}

/** 01:00 BST to 01:30 GMT of the night the clocks go back. */
async function heldOf(home: Home) {
  const register = { ...home, direction: "export", element: 2 } as const;
  const [day] = await opened.readingStore.days(
    await opened.grantOf(home),
    register,
    "2025-10-26",
    "2025-10-26",
  );
  return day!.slots.slice(2, 6).map((held) => held && [held.value, held.quality]);
}
