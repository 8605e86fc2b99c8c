import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { MailRefused, type Mail, type MailSender } from "./port.js";

export interface MailUnderTest {
  readonly sender: MailSender;
  /** What has arrived so far, as the recipient reads it. */
  arrived(): Promise<readonly Pick<Mail, "to" | "subject" | "text">[]>;
  close(): Promise<void>;
}

const mail: Mail = {
  to: "ada@example.org",
  subject: "Your code is 123456",
  text: "Type 123456 on the page that asks for it.\n\nIf it was not you, do nothing.",
  language: "en",
};

/** What every adapter of MailSender must do. */
export function mailConformance(name: string, open: () => Promise<MailUnderTest>): void {
  describe(`mail by ${name}`, async () => {
    const { sender, arrived, close } = await open();
    after(close);

    test("a message that was taken has arrived, whole and for its one recipient", async () => {
      await sender.send(mail);
      assert.deepEqual(await arrived(), [{ to: mail.to, subject: mail.subject, text: mail.text }]);
    });

    test("Welsh, and a line that begins with a dot, arrive as they were written", async () => {
      const welsh: Mail = {
        to: "siôn@example.org".normalize("NFD").replace(/[^a-z@.]/g, ""),
        subject: "Eich cod yw 654321: tŷ, ŵyr",
        text: "Teipiwch y cod ar y dudalen.\n.\n..dau ddot\nTŷ â ŵyr",
        language: "cy",
      };
      await sender.send(welsh);
      const last = (await arrived()).at(-1);
      assert.deepEqual(last, { to: welsh.to, subject: welsh.subject, text: welsh.text });
    });

    test("what could become another message is refused before it is sent, and the address is not in the fault", async () => {
      const before = (await arrived()).length;
      const hostile: readonly Partial<Mail>[] = [
        { to: "ada@example.org, eve@example.org" },
        { to: "ada@example.org\r\nBcc: eve@example.org" },
        { to: "Ada <ada@example.org>" },
        { to: "no address" },
        { to: `${"a".repeat(65)}@example.org` },
        { subject: "One\r\nBcc: eve@example.org" },
        { subject: "" },
        { subject: "x".repeat(201) },
        { text: "" },
        { text: "x".repeat(10_001) },
      ];
      for (const part of hostile)
        await assert.rejects(sender.send({ ...mail, ...part }), (fault: unknown) => {
          assert.ok(fault instanceof MailRefused, JSON.stringify(part));
          assert.ok(!fault.message.includes("example.org"));
          return true;
        });
      assert.equal((await arrived()).length, before);
    });

    test("many at once all arrive, each once", async () => {
      const before = (await arrived()).length;
      const subjects = Array.from({ length: 25 }, (_, index) => `Message ${index}`);
      await Promise.all(subjects.map((subject) => sender.send({ ...mail, subject })));
      const came = (await arrived()).slice(before).map(({ subject }) => subject);
      assert.deepEqual(came.toSorted(), subjects.toSorted());
    });
  });
}
