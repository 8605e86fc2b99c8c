import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { after, before, describe, test } from "node:test";
import {
  Browser,
  email,
  openSignInHouse,
  password,
  type SignInHouse,
} from "../../server/test/identity-provider-house.js";
import {
  authorizationAddress,
  codeFrom,
  isAppRedirect,
  REDIRECT_URI,
} from "../src/data/app-sign-in/authorization.js";
import { discover } from "../src/data/app-sign-in/discovery.js";
import { asBase64Url, base64Url, newSecrets } from "../src/data/app-sign-in/pkce.js";
import { accessTokenByBrowser } from "../src/data/app-sign-in/sign-in.js";
import {
  SignInFault,
  type IssuerAnswer,
  type SignInSettings,
  type SignInTools,
} from "../src/data/app-sign-in/tools.js";
import { redirectSystemPath } from "../src/features/sign-in/native-intent.js";

const nothing = () => Promise.reject(new Error("not in this test"));

function toolsWith(parts: Partial<SignInTools>): SignInTools {
  return {
    random: async (count) => new Uint8Array(randomBytes(count)),
    sha256Base64: async (text) => createHash("sha256").update(text, "ascii").digest("base64"),
    browse: nothing,
    ask: askForReal,
    ...parts,
  };
}

async function askForReal(address: string, form?: Readonly<Record<string, string>>): Promise<IssuerAnswer> {
  const response = await fetch(
    address,
    form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) },
  );
  return { status: response.status, body: await response.json() };
}

const refusedWith = (code: SignInFault["code"]) => (fault: unknown) =>
  fault instanceof SignInFault && fault.code === code;

describe("against the sign-in provider, over real HTTP", () => {
  let house: SignInHouse;
  let settings: SignInSettings;
  before(async () => {
    house = await openSignInHouse();
    settings = {
      issuer: `${house.publicUrl}/oidc`,
      clientId: "halfhourly-app",
      scopes: ["openid"],
      resource: `${house.publicUrl}/v1`,
    };
  });
  after(() => house.close());

  /** The system's browser and the person in front of it. */
  async function signInOnPages(address: string): Promise<string> {
    const browser = new Browser(house.publicUrl);
    const { pathname, search } = new URL(address);
    const page = await browser.follow(await browser.get(pathname + search));
    let answer = await browser.post(page.path, { email, password, language: "en" });
    for (let hops = 0; hops < 5; hops++) {
      const target = new URL(answer.headers.get("location") ?? "missing:", house.publicUrl);
      if (target.protocol === "halfhourly:") return target.href;
      answer = await browser.get(target.pathname + target.search);
    }
    throw new Error("the app was never called");
  }

  test("a person signs in and the app holds a token of the issuer for our API", async () => {
    const token = await accessTokenByBrowser(
      settings,
      { returnTo: "/" },
      "en",
      toolsWith({ browse: signInOnPages }),
    );
    const [, claims = ""] = (token ?? "").split(".");
    const said = JSON.parse(Buffer.from(claims, "base64url").toString()) as Record<string, unknown>;
    assert.equal(said["aud"], `${house.publicUrl}/v1`);
    assert.equal(said["client_id"], "halfhourly-app");
    assert.ok(Math.abs(Number(said["auth_time"]) - Date.now() / 1000) < 60);
  });

  test("what the service tells the app is enough to sign in, and the token opens one session", async () => {
    const told = (await (await fetch(`${house.publicUrl}/v1/sign-in/settings`)).json()) as SignInSettings;
    assert.deepEqual(told, settings);
    const accessToken = await accessTokenByBrowser(
      told,
      { returnTo: "/" },
      "en",
      toolsWith({ browse: signInOnPages }),
    );
    const exchange = () =>
      fetch(`${house.publicUrl}/v1/session-exchange`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ accessToken, device: "App, Android" }),
      });
    const { sessionToken } = (await (await exchange()).json()) as { sessionToken: string };
    const headers = { authorization: `Session ${sessionToken}` };
    const account = (await (await fetch(`${house.publicUrl}/v1/account`, { headers })).json()) as {
      email: string;
      signInHere: boolean;
    };
    assert.deepEqual([account.email, account.signInHere], [email, true]);
    const { accountId } = (await (await fetch(`${house.publicUrl}/v1/session`, { headers })).json()) as {
      accountId: string;
    };
    assert.equal(accountId, house.account.accountId, "the account of the web");
    assert.equal((await exchange()).status, 401, "once");
    const serious = await fetch(`${house.publicUrl}/v1/consents`, {
      method: "PUT",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify({
        meterId: "none",
        purpose: "viewing",
        granted: false,
        noticeVersion: "viewing-1",
      }),
    });
    assert.equal(((await serious.json()) as { code: string }).code, "meter-not-found", "freshly proved");
  });

  test("a code of another sign-in is refused: the verifier is not its own", async () => {
    const stolen = toolsWith({
      browse: async (address) => {
        const { state } = Object.fromEntries(new URL(address).searchParams);
        const other = await newSecrets(toolsWith({}));
        const theirs = new URL(
          await signInOnPages(address.replace(/code_challenge=[^&]+/, `code_challenge=${other.challenge}`)),
        );
        theirs.searchParams.set("state", state ?? "");
        return theirs.href;
      },
    });
    await assert.rejects(
      accessTokenByBrowser(settings, { returnTo: "/" }, "en", stolen),
      refusedWith("sign-in-refused"),
    );
  });

  test("a closed browser is no fault", async () => {
    const closed = toolsWith({ browse: async () => null });
    assert.equal(await accessTokenByBrowser(settings, { returnTo: "/" }, "cy", closed), null);
  });

  test("the provider understands what the app asks for by name", async () => {
    const asked: string[] = [];
    const look = toolsWith({ browse: async (address) => (asked.push(address), null) });
    await accessTokenByBrowser(settings, { returnTo: "/", mode: "register" }, "cy", look);
    await accessTokenByBrowser(settings, { returnTo: "/", mode: "step-up", action: "email" }, "en", look);
    const [register, change] = asked.map((address) => Object.fromEntries(new URL(address).searchParams));
    assert.equal(register?.["halfhourly_page"], "register");
    assert.equal(register?.["ui_locales"], "cy");
    assert.equal(change?.["halfhourly_action"], "email");
    assert.equal(change?.["prompt"], "login");
    for (const address of asked) {
      const { pathname, search } = new URL(address);
      const answer = await new Browser(house.publicUrl).get(pathname + search);
      assert.doesNotMatch(answer.headers.get("location") ?? "", /error=/);
    }
  });
});

const document = {
  issuer: "https://id.example.org",
  authorization_endpoint: "https://id.example.org/auth",
  token_endpoint: "https://id.example.org/token",
};
const answering = (body: unknown, status = 200) => toolsWith({ ask: async () => ({ status, body }) });

test("discovery takes the issuer's own document, by secure addresses", async () => {
  const found = await discover("https://id.example.org", answering(document));
  assert.equal(found.token, "https://id.example.org/token");
  const bad = [
    { ...document, issuer: "https://id.example.org.evil.example" },
    { ...document, token_endpoint: "http://id.example.org/token" },
    { ...document, authorization_endpoint: "javascript:alert(1)" },
    { issuer: document.issuer },
    null,
  ];
  for (const body of bad)
    await assert.rejects(discover("https://id.example.org", answering(body)), refusedWith("sign-in-refused"));
  await assert.rejects(
    discover("https://id.example.org", answering(document, 502)),
    refusedWith("sign-in-unavailable"),
  );
});

const endpoints = {
  issuer: document.issuer,
  authorization: document.authorization_endpoint,
  token: document.token_endpoint,
  namesItself: true,
};
const secrets = { state: "st4te", verifier: "v", challenge: "c" };
const settings: SignInSettings = {
  issuer: document.issuer,
  clientId: "app",
  scopes: ["openid", "api://x/read"],
  resource: null,
};

test("an issuer that knows no resource is not sent one, and an address with a query keeps it", () => {
  const withQuery = { ...endpoints, authorization: "https://id.example.org/auth?tenant=7" };
  const address = new URL(
    authorizationAddress({
      endpoints: withQuery,
      settings,
      secrets,
      wish: { returnTo: "/" },
      language: "en",
    }),
  );
  assert.equal(address.searchParams.get("tenant"), "7");
  assert.equal(address.searchParams.get("scope"), "openid api://x/read");
  assert.equal(address.searchParams.get("redirect_uri"), REDIRECT_URI);
  for (const absent of ["resource", "halfhourly_page", "halfhourly_action", "verifier", "code_verifier"])
    assert.equal(address.searchParams.has(absent), false, absent);
});

test("what comes back counts only where it answers this very question", () => {
  const iss = `iss=${encodeURIComponent(document.issuer)}`;
  const back = (query: string) => codeFrom(`halfhourly://sign-in?${query}`, endpoints, secrets);
  assert.equal(back(`code=a%2Bb&state=st4te&${iss}`), "a+b");
  const wrong = [
    `code=a&state=other&${iss}`,
    `code=a&${iss}`,
    `code=a&state=st4te&state=st4te&${iss}`,
    `code=a&code=b&state=st4te&${iss}`,
    `code=a&state=st4te`,
    `code=a&state=st4te&iss=https%3A%2F%2Fother.example`,
    `error=access_denied&state=st4te&${iss}`,
    `state=st4te&${iss}`,
    `code=&state=st4te&${iss}`,
  ];
  for (const query of wrong) assert.throws(() => back(query), refusedWith("sign-in-refused"), query);
  const silent = { ...endpoints, namesItself: false };
  assert.equal(codeFrom("halfhourly://sign-in?code=a&state=st4te", silent, secrets), "a");
  assert.throws(() => codeFrom("halfhourly://sign-in?code=a&state=st4te&iss=x", silent, secrets));
  assert.throws(() => codeFrom("https://evil.example/sign-in?code=a&state=st4te", silent, secrets));
});

test("the answer of a sign-in is no screen, other links are", () => {
  for (const address of [
    "halfhourly://sign-in?code=a",
    "halfhourly:///sign-in?code=a",
    "halfhourly://sign-in",
  ]) {
    assert.ok(isAppRedirect(address), address);
    assert.equal(redirectSystemPath({ path: address, initial: false }), null);
  }
  assert.equal(redirectSystemPath({ path: "halfhourly://usage", initial: true }), "halfhourly://usage");
  assert.equal(isAppRedirect("halfhourly://sign-in-later"), false);
});

test("PKCE as RFC 7636 appendix B, and Base64 for addresses as Node makes it", async () => {
  const verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  assert.equal(
    asBase64Url(await toolsWith({}).sha256Base64(verifier)),
    "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
  );
  for (let length = 0; length < 70; length++) {
    const bytes = randomBytes(length);
    assert.equal(base64Url(new Uint8Array(bytes)), bytes.toString("base64url"));
  }
  const [one, two] = [await newSecrets(toolsWith({})), await newSecrets(toolsWith({}))];
  assert.match(one.verifier, /^[\w-]{43}$/);
  assert.notEqual(one.state, two.state);
  assert.notEqual(one.verifier, one.state);
});
