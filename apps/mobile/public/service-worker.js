// Keeps the app's own files so that it opens without a connection. Files with a hash in their name never change: cache
// first. The page itself: network first, the kept page when there is none. Never /v1: personal data live in the sealed store only.
const CACHE = "halfhourly-files-1";
const PAGE = "/";

self.addEventListener("install", (event) => {
  event.waitUntil(keepPage().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOldCaches().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (isHashed(url.pathname)) event.respondWith(kept(request));
  else if (request.mode === "navigate" && isOfTheApp(url.pathname)) event.respondWith(freshPage(request));
});

function isHashed(path) {
  return path.startsWith("/_expo/static/") || path.startsWith("/assets/");
}

function isOfTheApp(path) {
  return !/^\/(v1|oidc|docs|health|ready|mailbox|privacy)(\/|$)/.test(path);
}

async function kept(request) {
  const cache = await caches.open(CACHE);
  const found = await cache.match(request);
  if (found !== undefined) return found;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

async function freshPage(request) {
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await keep(answer.clone());
    return answer;
  } catch (fault) {
    const cache = await caches.open(CACHE);
    const page = await cache.match(PAGE);
    if (page === undefined) throw fault;
    return page;
  }
}

async function keepPage() {
  const answer = await fetch(PAGE, { cache: "no-store" });
  if (answer.ok) await keep(answer);
}

/** Keeps the page and what it asks for, and drops the files of the version before. */
async function keep(answer) {
  const html = await answer.clone().text();
  if (!html.includes("/_expo/static/")) return;
  const cache = await caches.open(CACHE);
  const wanted = [...html.matchAll(/(?:src|href)="(\/(?:_expo|assets)\/[^"]+)"/g)].map((match) => match[1]);
  for (const path of wanted) if ((await cache.match(path)) === undefined) await cache.add(path);
  await cache.put(PAGE, answer);
  for (const held of await cache.keys()) {
    const path = new URL(held.url).pathname;
    if (path.startsWith("/_expo/static/js/") && !wanted.includes(path)) await cache.delete(held);
  }
}

async function dropOldCaches() {
  for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
}
