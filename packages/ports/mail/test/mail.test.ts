import assert from "node:assert/strict";
import { createServer, type AddressInfo } from "node:net";
import { test } from "node:test";
import { mailConformance } from "../src/conformance.js";
import { MailRefused, memoryMailbox, smtpMailSender, type Mail } from "../src/index.js";
import { openSmtpSink } from "./smtp-sink.js";

const from = "Halfhourly <no-reply@example.org>";
const mail: Mail = { to: "ada@example.org", subject: "Hello", text: "Hello", language: "en" };

mailConformance("memory", async () => {
  const mailbox = memoryMailbox();
  return {
    sender: mailbox,
    async arrived() {
      return mailbox
        .messages()
        .map(({ to, subject, text }) => ({ to, subject, text }))
        .toReversed();
    },
    close: () => mailbox.close(),
  };
});

mailConformance("SMTP", async () => {
  const sink = await openSmtpSink();
  const sender = smtpMailSender({ url: `smtp://127.0.0.1:${sink.port}`, from, withoutTls: true });
  return {
    sender,
    async arrived() {
      return sink.received.map(({ to, subject, text }) => ({ to, subject, text }));
    },
    async close() {
      await sender.close();
      await sink.close();
    },
  };
});

test("a message says who it is from, in which language, and that no machine should answer it", async () => {
  const sink = await openSmtpSink();
  const sender = smtpMailSender({ url: `smtp://127.0.0.1:${sink.port}`, from, withoutTls: true });
  await sender.send({ ...mail, language: "cy" });
  const headers = sink.received[0]!.headers;
  assert.equal(headers.get("from"), from);
  assert.equal(headers.get("content-language"), "cy");
  assert.equal(headers.get("auto-submitted"), "auto-generated");
  await sender.close();
  await sink.close();
});

test("the user and password of the address are used, and a wrong one is a refusal that names neither", async () => {
  const sink = await openSmtpSink({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth({ username, password }, _session, done) {
      if (username === "post" && password === "right") done(null, { user: "post" });
      else done(new Error("no such user"));
    },
  });
  const as = (password: string) =>
    smtpMailSender({ url: `smtp://post:${password}@127.0.0.1:${sink.port}`, from, withoutTls: true });
  const [right, wrong] = [as("right"), as("wr0ng")];
  await right.send(mail);
  assert.equal(sink.received.length, 1);
  await assert.rejects(wrong.send(mail), (fault: unknown) => {
    assert.ok(fault instanceof MailRefused);
    assert.match(fault.message, /EAUTH 535/);
    return !/wr0ng|post|example/.test(fault.message);
  });
  await Promise.all([right.close(), wrong.close()]);
  await sink.close();
});

test("without TLS nothing is sent, unless the server is one of this machine's", async () => {
  const sink = await openSmtpSink({ hideSTARTTLS: true });
  const sender = smtpMailSender({ url: `smtp://127.0.0.1:${sink.port}`, from });
  await assert.rejects(sender.send(mail), MailRefused);
  assert.equal(sink.received.length, 0);
  await sender.close();
  await sink.close();
});

test("a certificate that nobody vouches for is refused", async () => {
  const sink = await openSmtpSink();
  const sender = smtpMailSender({ url: `smtp://localhost:${sink.port}`, from });
  await assert.rejects(sender.send(mail), MailRefused);
  assert.equal(sink.received.length, 0);
  await sender.close();
  await sink.close();
});

test("a server that refuses the address, or says nothing at all, is a refusal in good time", async () => {
  const sink = await openSmtpSink({
    onRcptTo(_address, _session, done) {
      done(Object.assign(new Error("no such person ada@example.org"), { responseCode: 550 }));
    },
  });
  const refusing = smtpMailSender({ url: `smtp://127.0.0.1:${sink.port}`, from, withoutTls: true });
  await assert.rejects(refusing.send(mail), (fault: unknown) => {
    assert.ok(fault instanceof MailRefused);
    assert.ok(!fault.message.includes("ada"));
    return fault.message.includes("550");
  });
  await refusing.close();
  await sink.close();

  const silent = createServer(() => {});
  await new Promise<void>((listening) => silent.listen(0, "127.0.0.1", listening));
  const { port } = silent.address() as AddressInfo;
  const waiting = smtpMailSender({
    url: `smtp://127.0.0.1:${port}`,
    from,
    withoutTls: true,
    timeoutMs: 200,
  });
  await assert.rejects(waiting.send(mail), MailRefused);
  await waiting.close();
  silent.close();
});
