import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { answer } from "./answers.js";
import { changeComparison } from "./comparison-changes.js";
import { askTenancy, renewSoon } from "./consents.js";
import { standAt } from "./held-collections.js";
import { newHousehold, type Household } from "./household.js";

const WEB = fileURLToPath(new URL("../../dist/web", import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};

/** As strict as the real server's: a fault shows here first. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types halfhourly",
].join("; ");

/**
 * Serves the built app with answers of our own making. GET /test/NAME changes what it says: `out` and `in` (session),
 * `down` and `up` (503), `empty` (no meter), `renew` (consents end soon),
 * `tenancy` (somebody else wants the meter), `staff-uses` and `changed-uses` (the list of uses), `old-sign-in` (403 where a fresh one is
 * needed), `suppliers` (accounts can be linked), `prepaid`, `collected-MOMENT` (the first meter's collection stands there:
 * `under-way`, `held-up`, `access-ended` ...), `compare-HOW` (what a comparison says, see `changeComparison`), `old-figures` (neither balance nor power has come of late), `reset`.
 */
export function fakeServer(): { server: Server; home: () => Household } {
  let home = newHousehold();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    if (url.pathname.startsWith("/test/")) {
      home = changed(home, url.pathname.slice("/test/".length));
      return void response.end("ok");
    }
    if (url.pathname === "/v1/sign-in") {
      home.signedIn = true;
      home.proved = true;
      return void response.writeHead(302, { location: url.searchParams.get("return") ?? "/" }).end();
    }
    if (url.pathname.startsWith("/v1/")) return void answerCall(home, request, response, url);
    serveFile(response, url.pathname);
  });
  return { server, home: () => home };
}

function changed(home: Household, how: string): Household {
  const next: Household = how === "reset" ? newHousehold() : home;
  if (how === "out" || how === "in") next.signedIn = how === "in";
  if (how === "down" || how === "up") next.down = how === "down";
  if (how === "empty") {
    next.meters = [];
    next.privacy.consents = [];
    next.uses = "empty";
  }
  if (how === "tenancy") askTenancy(next);
  if (how === "renew") renewSoon(next);
  if (how === "changed-uses") next.uses = "changed";
  if (how === "staff-uses") next.uses = "staff";
  if (how === "old-sign-in") next.proved = false;
  if (how === "support" || how === "administrator") next.account.role = how;
  if (how === "suppliers") next.linksAccounts = true;
  if (how === "prepaid") next.meters = next.meters.map((one) => ({ ...one, payment: "prepayment" as const }));
  if (how.startsWith("collected-")) standAt(next, how.slice("collected-".length));
  if (how.startsWith("compare-")) changeComparison(next, how.slice("compare-".length));
  if (how === "old-figures") next.figuresAreOld = true;
  if (how === "elsewhere") next.account.signInHere = false;
  if (how === "no-second-step") next.account.secondFactor = false;
  return next;
}

async function answerCall(
  home: Household,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString("utf8");
  const said = answer(home, {
    method: request.method ?? "GET",
    path: url.pathname,
    query: url.searchParams,
    body,
    headers: request.headers,
  });
  const isText = typeof said.body === "string";
  const json = said.status >= 400 ? "application/problem+json" : "application/json";
  response.writeHead(said.status, {
    "content-type": isText ? "text/csv" : json,
    "cache-control": "no-store",
  });
  response.end(said.body === undefined ? "" : isText ? said.body : JSON.stringify(said.body));
}

function serveFile(response: ServerResponse, path: string): void {
  const wanted = join(WEB, normalize(path));
  const found =
    wanted.startsWith(WEB) && existsSync(wanted) && statSync(wanted).isFile()
      ? wanted
      : join(WEB, "index.html");
  response.writeHead(200, {
    "content-type": TYPES[extname(found)] ?? "application/octet-stream",
    "content-security-policy": POLICY,
    "cache-control": "no-cache",
  });
  createReadStream(found).pipe(response);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const port = Number(process.argv[2] ?? 0);
  const { server } = fakeServer();
  server.listen(port, "127.0.0.1", () => console.log(server.address()));
}
