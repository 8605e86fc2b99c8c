import assert from "node:assert/strict";
import { test } from "node:test";
import { Load } from "../load.js";

const textOf = (message: ReturnType<Load["next"]>) =>
  message?.documents.map(({ bytes }) => Buffer.from(bytes).toString()) ?? [];

test("what was not acknowledged is sent again before anything else, and counts once", () => {
  const load = new Load(5, 20);
  const [first, second] = [load.next("all"), load.next("all")];
  assert.ok(first !== null && second !== null);
  load.notAcknowledged(first.id);
  load.acknowledged(second.id);
  const again: string[] = [];
  while (again.length < first.documents.length) again.push(...textOf(load.next("all")));
  assert.deepEqual(again.slice(0, first.documents.length), textOf(first));
  assert.equal(load.figures.messagesUnacknowledged, 1);
});

test("a day's next document goes out only when the one before was acknowledged; the ledger has what was, in order", () => {
  const load = new Load(5, 4);
  for (let message = 0; message < 40; message += 1) {
    const sent = load.next("all");
    if (sent === null) break;
    const days = sent.documents.map(({ household, bytes }) => {
      const { start }: { readonly start: string } = JSON.parse(Buffer.from(bytes).toString());
      return `${household} ${start.slice(0, 13)}`;
    });
    assert.equal(new Set(days).size, days.length, "two documents of one day at once");
    load.acknowledged(sent.id);
  }
  for (let sent = load.next("begun"); sent !== null; sent = load.next("begun")) load.acknowledged(sent.id);
  assert.ok(load.isAllAcknowledged);
  const days = load.homes.flatMap((home) => [...load.acknowledgedOf(home)]);
  assert.ok(days.length > 40);
  const stated = days.flatMap(({ documents }) => documents.flatMap(({ values }) => values));
  assert.equal(stated.filter((value) => value !== null).length, load.figures.acknowledged);
  assert.ok(load.figures.sent > load.figures.acknowledged, "some came twice");
});

test("of a day that is under way the ledger has no more than was acknowledged", () => {
  const load = new Load(5, 4);
  const sent = load.next("all");
  const documents = load.homes.flatMap((home) =>
    [...load.acknowledgedOf(home)].flatMap((day) => day.documents),
  );
  assert.ok(sent !== null && sent.documents.length > 0);
  assert.deepEqual(documents, []);
  load.allUnderWayLost();
  assert.equal(load.messagesUnderWay, 0);
  assert.equal(load.isAllAcknowledged, false);
});
