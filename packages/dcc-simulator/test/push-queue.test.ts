import assert from "node:assert/strict";
import { test } from "node:test";
import { drivenAgenda, type Agenda } from "../src/clock/agenda.js";
import { pushQueue, PUSH_LIMITS, type PushQueue } from "../src/push/push-queue.js";

const message = (word: string): Uint8Array => Buffer.from(word);

/** An endpoint that can be broken. */
function endpoint(): { taken: string[]; broken: boolean; send: (message: Uint8Array) => Promise<boolean> } {
  const self = {
    taken: [] as string[],
    broken: false,
    send: (sent: Uint8Array) => {
      if (!self.broken) self.taken.push(Buffer.from(sent).toString());
      return Promise.resolve(!self.broken);
    },
  };
  return self;
}

const pass = (agenda: Agenda, queue: PushQueue, ms: number): Promise<void> =>
  agenda.advanceTo(agenda.nowMs() + ms, () => queue.idle());

test("messages go out in order", async () => {
  const { taken, send } = endpoint();
  const queue = pushQueue(send, drivenAgenda(0));
  for (const word of ["a", "b", "c"]) queue.push(message(word));
  await queue.idle();
  assert.deepEqual(taken, ["a", "b", "c"]);
  assert.deepEqual(queue.counts(), { delivered: 3, failedAttempts: 0, givenUp: 0, dropped: 0, waiting: 0 });
});

test("what fails comes again, later each time, and is given up at last", async () => {
  const end = endpoint();
  const agenda = drivenAgenda(0);
  const queue = pushQueue(end.send, agenda, { ...PUSH_LIMITS, mostAttempts: 3, firstRetryMs: 1_000 });
  end.broken = true;
  queue.push(message("a"));
  await queue.idle();
  await pass(agenda, queue, 999);
  assert.equal(queue.counts().failedAttempts, 1);
  await pass(agenda, queue, 1);
  assert.equal(queue.counts().failedAttempts, 2);
  await pass(agenda, queue, 1_999);
  assert.equal(queue.counts().failedAttempts, 2);
  await pass(agenda, queue, 1);
  assert.deepEqual(queue.counts(), { delivered: 0, failedAttempts: 3, givenUp: 1, dropped: 0, waiting: 0 });
});

test("a broken endpoint that is mended gets everything", async () => {
  const end = endpoint();
  const agenda = drivenAgenda(0);
  const queue = pushQueue(end.send, agenda);
  end.broken = true;
  queue.push(message("a"));
  queue.push(message("b"));
  await queue.idle();
  end.broken = false;
  await pass(agenda, queue, PUSH_LIMITS.firstRetryMs);
  assert.deepEqual(end.taken, ["a", "b"]);
});

test("paused, it keeps; resumed, it catches up; full, it drops and counts", async () => {
  const { taken, send } = endpoint();
  const queue = pushQueue(send, drivenAgenda(0), { ...PUSH_LIMITS, mostWaiting: 2 });
  queue.pause();
  for (const word of ["a", "b", "c"]) queue.push(message(word));
  await queue.idle();
  assert.deepEqual(taken, []);
  assert.equal(queue.counts().dropped, 1);
  queue.resume();
  await queue.idle();
  assert.deepEqual(taken, ["a", "b"]);
});

test("it holds no more bytes than it may, and takes more once some are gone", async () => {
  const { taken, send } = endpoint();
  const queue = pushQueue(send, drivenAgenda(0), { ...PUSH_LIMITS, mostBytesWaiting: 5 });
  queue.pause();
  for (const word of ["abc", "def", "gh"]) queue.push(message(word));
  queue.resume();
  await queue.idle();
  queue.push(message("ijklm"));
  await queue.idle();
  assert.deepEqual(taken, ["abc", "gh", "ijklm"]);
  assert.equal(queue.counts().dropped, 1);
});
