import assert from "node:assert/strict";
import { test } from "node:test";
import fastify from "fastify";
import { readConfig } from "../src/config.js";
import { servePrivacyNotice } from "../src/privacy-page.js";

async function page(path: string, env: Record<string, string> = {}) {
  const http = fastify();
  servePrivacyNotice(http, readConfig(env, "127.0.0.1", 8480).operator);
  const answer = await http.inject({ url: path });
  await http.close();
  return answer;
}

test("the notice is a page in both languages, each linked to the other, with who runs the copy", async () => {
  const env = {
    HALFHOURLY_OPERATOR_NAME: "Ynni <Ni> & Co",
    HALFHOURLY_OPERATOR_CONTACT: "data@ynni.example.org",
  };
  const english = await page("/privacy", env);
  assert.equal(english.statusCode, 200);
  assert.match(english.body, /<html lang="en">/);
  assert.match(english.body, /Ynni &lt;Ni&gt; &amp; Co runs this copy of Halfhourly/);
  assert.match(english.body, /data@ynni\.example\.org/);
  assert.match(english.body, /<table>/);
  assert.match(english.body, /href="\/privacy\/cy"/);
  assert.doesNotMatch(english.body, /notice\.(cy\.)?md/);
  const welsh = await page("/privacy/cy", env);
  assert.match(welsh.body, /<html lang="cy">/);
  assert.match(welsh.body, /href="\/privacy"/);
  assert.match(String(welsh.headers["content-security-policy"]), /default-src 'none'/);
});

test("where nobody is named the page says so", async () => {
  assert.match((await page("/privacy")).body, /have not given a name here/);
});

test("a name of two lines is refused with what to do", () => {
  const env = { HALFHOURLY_OPERATOR_NAME: "a\nb", HALFHOURLY_OPERATOR_CONTACT: "x".repeat(401) };
  assert.throws(
    () => readConfig(env, "127.0.0.1", 1),
    /OPERATOR_NAME must be one line[\s\S]*OPERATOR_CONTACT/,
  );
});
