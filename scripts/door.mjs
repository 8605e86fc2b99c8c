// The one listening socket. It answers with a progress page until the server is ready, then hands every request to it.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { isAbsolute, join, resolve } from "node:path";
import { progressPage } from "./progress-page.mjs";

const defaultPort = 8480;
const portsTried = 20;

export function dataFolderOf(root, env) {
  const chosen = env.HALFHOURLY_DATA;
  if (!chosen) return join(root, ".halfhourly");
  return isAbsolute(chosen) ? chosen : resolve(process.cwd(), chosen);
}

/** The instance that holds the data folder, or null where none is alive. */
export function runningInstance(folder) {
  try {
    const instance = JSON.parse(readFileSync(join(folder, "instance.json"), "utf8"));
    process.kill(instance.pid, 0);
    return instance;
  } catch (fault) {
    return fault?.code === "EPERM" ? { url: "an unknown address", pid: "unknown" } : null;
  }
}

/** Null where an instance is already running: it has been named on the terminal and nothing is left to do. */
export async function openDoor({ root, env }) {
  const dataFolder = dataFolderOf(root, env);
  const running = runningInstance(dataFolder);
  if (running && (await answers(running.url))) {
    console.log(`Halfhourly is already running at ${running.url} (process ${running.pid}).`);
    return null;
  }
  const host = env.HALFHOURLY_HOST ?? "127.0.0.1";
  const steps = { code: "waiting", screens: "waiting", database: "waiting", homes: "waiting" };
  const details = {};
  let handler = (request, response) => showProgress(request, response, steps, details);
  const server = createServer((request, response) => handler(request, response));
  const port = await listen(server, host, env.PORT);
  console.log(`Starting. Progress: http://localhost:${port}`);
  return {
    server,
    host,
    port,
    dataFolder,
    say(step, state, detail) {
      steps[step] = state;
      details[step] = detail;
    },
    handOver(next) {
      handler = next;
    },
  };
}

async function answers(url) {
  try {
    await fetch(`${url}/health`, { signal: AbortSignal.timeout(2000) });
    return true;
  } catch {
    return false;
  }
}

async function listen(server, host, wishedPort) {
  if (wishedPort !== undefined && !/^\d{1,5}$/.test(wishedPort))
    throw new Error(`PORT must be a number: "${wishedPort}" is not.`);
  const first = Number(wishedPort ?? defaultPort);
  const last = wishedPort === undefined ? first + portsTried : first;
  for (let port = first; port <= last; port += 1) {
    if (await tryPort(server, host, port)) return server.address().port;
    if (wishedPort === undefined)
      console.log(`Port ${port} is taken by another program: trying ${port + 1}.`);
  }
  console.error(`Port ${first} is taken by another program. Choose another: PORT=${first + 1} npm start`);
  process.exit(1);
}

function tryPort(server, host, port) {
  return new Promise((settle, reject) => {
    const failed = (fault) => (fault.code === "EADDRINUSE" ? settle(false) : reject(fault));
    server.once("error", failed);
    server.listen(port, host, () => {
      server.removeListener("error", failed);
      settle(true);
    });
  });
}

function showProgress(request, response, steps, details) {
  request.resume();
  const wantsPage = (request.headers.accept ?? "").includes("text/html");
  const body = wantsPage ? progressPage(steps, details) : JSON.stringify({ status: "starting", steps });
  response.writeHead(503, {
    "content-type": wantsPage ? "text/html; charset=utf-8" : "application/json",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
    "cache-control": "no-store",
    "retry-after": "2",
  });
  response.end(request.method === "HEAD" ? undefined : body);
}
