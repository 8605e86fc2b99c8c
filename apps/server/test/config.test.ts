import assert from "node:assert/strict";
import { test } from "node:test";
import { readConfig } from "../src/config.js";

const read = (env: Record<string, string>) => readConfig(env, "127.0.0.1", 8480);

test("nothing is required", () => {
  const config = read({});
  assert.deepEqual([config.smtp, config.breachedPasswordsUrl, config.embeddedDefaults], [null, null, true]);
});

test("a mail server needs its address and who mail is from", () => {
  const smtp = { url: "smtp://post:secret@mail.example.org:587", from: "Halfhourly <no-reply@example.org>" };
  assert.deepEqual(read({ HALFHOURLY_SMTP_URL: smtp.url, HALFHOURLY_MAIL_FROM: smtp.from }).smtp, smtp);
  assert.throws(() => read({ HALFHOURLY_SMTP_URL: smtp.url }), /HALFHOURLY_MAIL_FROM/);
  assert.throws(() => read({ HALFHOURLY_MAIL_FROM: smtp.from }), /HALFHOURLY_SMTP_URL/);
});

test("all faults are told at once, and no secret is quoted", () => {
  assert.throws(
    () =>
      read({
        HALFHOURLY_SMTP_URL: "mail.example.org?password=hush",
        HALFHOURLY_MAIL_FROM: "nobody",
        HALFHOURLY_BREACHED_PASSWORDS_URL: "http://passwords.example.org/range",
      }),
    (fault: unknown) => {
      const said = String(fault);
      assert.ok(!said.includes("hush"));
      return ["SMTP_URL", "MAIL_FROM", "BREACHED_PASSWORDS_URL"].every((name) => said.includes(name));
    },
  );
});
