import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { readConfig } from "../src/config.js";

const read = (env: Record<string, string>) => readConfig(env, "127.0.0.1", 8480);

test("nothing is required", () => {
  const config = read({});
  assert.deepEqual([config.smtp, config.breachedPasswordsUrl, config.embeddedDefaults], [null, null, true]);
});

test("calorific values are asked for nowhere unless an address says where", () => {
  const url = (text: string) => read({ HALFHOURLY_CALORIFIC_VALUES_URL: text }).calorificValuesUrl;
  assert.equal(read({}).calorificValuesUrl, null);
  assert.equal(url("off"), null);
  assert.equal(url("https://gas.example.org/values"), "https://gas.example.org/values");
  for (const wrong of ["on", "http://gas.example.org/", "https://", "gas.example.org"])
    assert.throws(() => url(wrong), /HALFHOURLY_CALORIFIC_VALUES_URL must be off/, wrong);
});

test("a mail server needs its address and who mail is from", () => {
  const smtp = { url: "smtp://post:secret@mail.example.org:587", from: "Halfhourly <no-reply@example.org>" };
  assert.deepEqual(read({ HALFHOURLY_SMTP_URL: smtp.url, HALFHOURLY_MAIL_FROM: smtp.from }).smtp, smtp);
  assert.throws(() => read({ HALFHOURLY_SMTP_URL: smtp.url }), /HALFHOURLY_MAIL_FROM/);
  assert.throws(() => read({ HALFHOURLY_MAIL_FROM: smtp.from }), /HALFHOURLY_SMTP_URL/);
});

test("proxies are counted or named; by default one on this machine is believed", () => {
  const proxies = (HALFHOURLY_PROXIES: string) => read({ HALFHOURLY_PROXIES }).proxies;
  assert.deepEqual(proxies(""), ["loopback"]);
  assert.deepEqual([proxies("0"), proxies("2")], [0, 2]);
  assert.deepEqual(proxies("10.0.0.0/8, 2001:db8::/32"), ["10.0.0.0/8", "2001:db8::/32"]);
  for (const wrong of ["true", "-1", "10", "10.0.0.0/33", "10.0.0/8", "example.org", "10.0.0.1/8/8", "1,2"])
    assert.throws(() => proxies(wrong), /HALFHOURLY_PROXIES/, wrong);
});

test("another issuer: what it needs is asked for at once, and what cannot be safe is refused", () => {
  const issuer = {
    HALFHOURLY_ISSUER: "https://login.example.org/realms/energy",
    HALFHOURLY_CLIENT_ID: "server",
    HALFHOURLY_CLIENT_SECRET: "hush",
  };
  const readWith = (more: Record<string, string> = {}) => read({ ...issuer, ...more });
  const config = readWith();
  assert.deepEqual(
    [
      config.issuer?.isEmbedded,
      config.issuer?.app,
      config.issuer?.secondFactorValues,
      config.embeddedDefaults,
    ],
    [false, null, ["mfa"], false],
  );
  const app = { HALFHOURLY_APP_CLIENT_ID: "app", HALFHOURLY_AUDIENCE: "api://energy" };
  assert.equal(readWith(app).issuer?.app?.audience, "api://energy");
  assert.throws(() => read({ HALFHOURLY_ISSUER: issuer.HALFHOURLY_ISSUER }), /CLIENT_ID[\s\S]*CLIENT_SECRET/);
  assert.throws(() => read({ HALFHOURLY_ROLES_CLAIM: "roles" }), /HALFHOURLY_ISSUER, which is not set/);
  const wrong: readonly (readonly [Record<string, string>, RegExp])[] = [
    [{ HALFHOURLY_ISSUER: "http://login.example.org" }, /HALFHOURLY_ISSUER/],
    [{ HALFHOURLY_ISSUER: "https://x.example/.well-known/openid-configuration" }, /without \/\.well-known/],
    [{ HALFHOURLY_ACCOUNT_PAGE: "javascript:alert(1)" }, /HALFHOURLY_ACCOUNT_PAGE/],
    [{ HALFHOURLY_AUDIENCE: "api://energy" }, /go together/],
    [{ ...app, HALFHOURLY_AUDIENCE: "server" }, /differ from both client ids/],
    [{ ...app, HALFHOURLY_AUDIENCE: "app" }, /differ from both client ids/],
    [{ ...app, HALFHOURLY_APP_SCOPES: "api://energy/read" }, /must hold openid/],
  ];
  for (const [more, said] of wrong)
    assert.throws(
      () => readWith(more),
      (fault: unknown) => said.test(String(fault)) && !String(fault).includes("hush"),
      JSON.stringify(more),
    );
});

test("the network: simulated where nothing is configured, off where something is, real with all that it needs", () => {
  assert.deepEqual(read({}).dcc, { kind: "simulator" });
  assert.deepEqual(read({ HALFHOURLY_DCC: "off" }).dcc, { kind: "off" });
  const database = { DATABASE_URL: "postgres://energy.example.org/halfhourly" };
  assert.deepEqual(read(database).dcc, { kind: "off" });
  assert.deepEqual(read({ ...database, HALFHOURLY_DCC: "simulator" }).dcc, { kind: "simulator" });
  const live = {
    HALFHOURLY_DCC_URL: "https://dcc.example.org/command",
    HALFHOURLY_DCC_USER: "90-b3-d5-1f-30-01-00-00",
    HALFHOURLY_DCC_ID: "90B3D51F30000002",
    HALFHOURLY_DCC_KEYS: "/etc/halfhourly/dcc",
    HALFHOURLY_DCC_LISTEN: "[fd00::5]:8443",
    HALFHOURLY_DCC_CLIENTS: "DCC gateway one, DCC gateway two",
    HALFHOURLY_DCC_SMKI_URL: "https://smki.example.org/certificates/",
  };
  assert.deepEqual(read(live).dcc, {
    kind: "live",
    urls: { device: live.HALFHOURLY_DCC_URL, nonDevice: live.HALFHOURLY_DCC_URL },
    user: "90B3D51F30010000",
    dcc: "90B3D51F30000002",
    keysFolder: "/etc/halfhourly/dcc",
    listen: { host: "fd00::5", port: 8443 },
    clients: ["DCC gateway one", "DCC gateway two"],
    smkiUrl: live.HALFHOURLY_DCC_SMKI_URL,
    longestRangeDays: 31,
    requestsPerSecond: 2,
    duisXsd: null,
  });
  for (const name of Object.keys(live).filter((one) => !/_(KEYS|CLIENTS)$/.test(one)))
    assert.throws(() => read({ ...live, [name]: "x" }), new RegExp(name), name);
  for (const name of ["HALFHOURLY_DCC_KEYS", "HALFHOURLY_DCC_CLIENTS"])
    assert.throws(() => read({ ...live, [name]: " " }), new RegExp(name));
  assert.throws(() => read({ HALFHOURLY_DCC: "real" }), /HALFHOURLY_DCC_URL/);
  assert.throws(() => read({ HALFHOURLY_DCC_USER: "x" }), /HALFHOURLY_DCC_URL, which is not set/);
  assert.throws(() => read({ ...live, HALFHOURLY_DCC_RANGE_DAYS: "400" }), /from 1 to 397/);
});

test("tariffs: generated where nothing is configured, off where something is; a fault is told with the others", () => {
  assert.deepEqual(read({}).tariffs, { kind: "generated" });
  assert.deepEqual(read({ DATABASE_URL: "postgres://energy.example.org/halfhourly" }).tariffs, {
    kind: "off",
  });
  assert.throws(
    () => read({ HALFHOURLY_TARIFFS: "on", HALFHOURLY_SUPPLIERS: "on" }),
    /2 fault\(s\)[^]*HALFHOURLY_SUPPLIERS must be[^]*HALFHOURLY_TARIFFS must be/,
  );
});

test("suppliers: simulated where nothing is configured, off where something is, real by a settings file", async (t) => {
  assert.deepEqual(read({}).suppliers, { kind: "simulator" });
  assert.deepEqual(read({ HALFHOURLY_SUPPLIERS: "off" }).suppliers, { kind: "off" });
  assert.deepEqual(read({ DATABASE_URL: "postgres://energy.example.org/halfhourly" }).suppliers, {
    kind: "off",
  });
  const folder = await mkdtemp(join(tmpdir(), "halfhourly-settings-"));
  t.after(() => rm(folder, { recursive: true }));
  const path = join(folder, "suppliers.json");
  const readFile = async (sources: unknown, env: Record<string, string> = {}) => {
    await writeFile(path, typeof sources === "string" ? sources : JSON.stringify({ sources }));
    return read({ HALFHOURLY_SUPPLIERS: path, ...env }).suppliers;
  };
  const octopus = {
    name: "octopus",
    title: "Octopus Energy",
    adapter: "kraken",
    baseUrl: "https://api.octopus.energy",
  };
  const named = { title: "Y", baseUrl: "https://y.example.org/api" };
  const glow = { ...named, name: "glow", adapter: "glow", applicationId: "b0f1" };
  const open = { ...named, name: "y-gas", adapter: "open-supply", clientId: "us" };
  await writeFile(join(folder, "secret"), "hush\n");
  assert.deepEqual(await readFile([octopus, glow, { ...open, secret: { file: "secret" } }]), {
    kind: "configured",
    suppliers: [octopus, glow, { ...open, clientSecret: "hush" }],
  });
  assert.deepEqual(await readFile([{ ...open, secret: { env: "Y_SECRET" } }], { Y_SECRET: "hush" }), {
    kind: "configured",
    suppliers: [{ ...open, clientSecret: "hush" }],
  });
  const n3rgy = { ...named, name: "n3rgy", adapter: "n3rgy" };
  assert.deepEqual(
    await readFile([
      { ...n3rgy, secret: { file: "secret" } },
      { ...n3rgy, name: "sandbox", secret: { file: "secret" }, takesTestNumbers: true },
    ]),
    {
      kind: "configured",
      suppliers: [
        { ...n3rgy, apiKey: "hush", takesTestNumbers: false },
        { ...n3rgy, name: "sandbox", apiKey: "hush", takesTestNumbers: true },
      ],
    },
  );
  await assert.rejects(
    readFile([
      { ...octopus, baseUrl: "http://hush.example.org" },
      { ...octopus, name: "dcc" },
      { ...glow, applicationId: "" },
      { ...open, secret: "hush" },
      { ...open, secret: { env: "NOT_THERE" } },
      { ...n3rgy, secret: { file: "secret" }, takesTestNumbers: "yes" },
      n3rgy,
      "hush",
    ]),
    (fault: unknown) => {
      const said = String(fault);
      assert.ok(!said.includes("hush"));
      return [
        "[0].baseUrl",
        "[1].name",
        "[2].applicationId",
        "[3].secret",
        "[4].secret",
        "[5].takesTestNumbers",
        "[6].secret",
        "[7]",
      ].every((where) => said.includes(`sources${where}`));
    },
  );
  await assert.rejects(readFile([octopus, octopus]), /two sources are named octopus/);
  await assert.rejects(readFile('{"sources": "hush'), /no valid JSON/);
  assert.throws(() => read({ HALFHOURLY_SUPPLIERS: join(folder, "none.json") }), /cannot be read/);
  assert.throws(() => read({ HALFHOURLY_SUPPLIERS: "octopus" }), /HALFHOURLY_SUPPLIERS must be/);
});

test("the stream is kept in PostgreSQL, or by brokers where they are named", () => {
  const kafka = (env: Record<string, string>) => read(env).kafka;
  assert.equal(kafka({}), null);
  assert.deepEqual(kafka({ HALFHOURLY_KAFKA_BROKERS: "one:9092, two:9092" }), {
    brokers: ["one:9092", "two:9092"],
    topic: "halfhourly.arrivals",
    connectionString: null,
    tls: false,
  });
  const hubs = {
    HALFHOURLY_KAFKA_BROKERS: "x.servicebus.windows.net:9093",
    HALFHOURLY_KAFKA_CONNECTION_STRING: "hush",
  };
  assert.equal(kafka(hubs)?.tls, true);
  assert.throws(() => kafka({ HALFHOURLY_KAFKA_TOPIC: "x" }), /HALFHOURLY_KAFKA_BROKERS, which is not set/);
  for (const [name, wrong] of [
    ["HALFHOURLY_KAFKA_BROKERS", "one"],
    ["HALFHOURLY_KAFKA_TOPIC", "a b"],
    ["HALFHOURLY_KAFKA_TLS", "yes"],
  ] as const)
    assert.throws(
      () =>
        kafka({
          HALFHOURLY_KAFKA_BROKERS: "one:9092",
          HALFHOURLY_KAFKA_CONNECTION_STRING: "hush",
          [name]: wrong,
        }),
      (fault: unknown) => String(fault).includes(name) && !String(fault).includes("hush"),
      name,
    );
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
