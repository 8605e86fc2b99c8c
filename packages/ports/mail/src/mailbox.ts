import { checked } from "./check-mail.js";
import { MailRefused, type Mail, type MailSender } from "./port.js";

export interface KeptMail extends Mail {
  /** UTC milliseconds. */
  readonly atMs: number;
}

export interface Mailbox extends MailSender {
  /** Newest first. */
  messages(): readonly KeptMail[];
}

const mostKept = 100;

/** The embedded default: nothing leaves the machine; the last hundred messages are kept in memory to be looked at. */
export function memoryMailbox(now: () => number = Date.now): Mailbox {
  const kept: KeptMail[] = [];
  let closed = false;
  const sender = checked({
    async send(mail) {
      if (closed) throw new MailRefused("The mailbox is closed.");
      kept.unshift({ ...mail, atMs: now() });
      kept.length = Math.min(kept.length, mostKept);
    },
    async close() {
      closed = true;
    },
  });
  return { ...sender, messages: () => [...kept] };
}
