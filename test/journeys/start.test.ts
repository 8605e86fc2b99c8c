import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { ended, root, startProduct, type RunningProduct } from "./product.js";
import { signIn } from "./sign-in.js";

let dataFolder: string;
let product: RunningProduct;

before(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), "halfhourly-start-"));
  product = await startProduct({ dataFolder });
});

after(async () => {
  await product.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

test("a start prints one address and how to sign in to each of four homes, and they can", async () => {
  assert.equal(product.accounts.length, 4);
  const cookie = await signIn(product.url, product.accounts[0]!);
  const session = await fetch(`${product.url}/v1/session`, { headers: { cookie } });
  assert.equal(session.status, 200);
});

test("the operator token and every secret beside it are readable by their owner only", () => {
  for (const name of ["operator-token", "master-key", "identity-secrets"])
    assert.equal(statSync(join(dataFolder, name)).mode & 0o077, 0, name);
});

test("a second start names the running one and leaves it alone", async () => {
  const { code, said } = await runStart({ HALFHOURLY_DATA: dataFolder });
  assert.equal(code, 0);
  assert.match(said, new RegExp(`already running at ${product.url}`));
  assert.equal((await fetch(`${product.url}/health`)).status, 200);
});

test("a port that was asked for and is taken is named with what to do", async () => {
  const { code, said } = await runStart({
    HALFHOURLY_DATA: join(dataFolder, "other"),
    PORT: new URL(product.url).port,
  });
  assert.equal(code, 1);
  assert.match(said, /is taken by another program\. Choose another: PORT=\d+ npm start/);
});

test("with no port asked for, a taken one is passed over", async () => {
  const blocker = createServer().listen(0, "127.0.0.1");
  const other = await startProduct({ env: {} });
  assert.notEqual(other.url, product.url);
  await other.stop();
  blocker.close();
});

test("killed without warning, it starts again on the same data and everybody's rows are there", async () => {
  const metersBefore = await metersOf(product);
  await ended(product.process, "SIGKILL");
  product = await startProduct({ dataFolder });
  assert.deepEqual(await metersOf(product), metersBefore);
});

test("Ctrl-C leaves nothing running", async () => {
  const postmaster = postmasterPid();
  await ended(product.process, "SIGINT");
  assert.match(product.output(), /Nothing is left running/);
  assert.throws(() => process.kill(postmaster, 0));
  await assert.rejects(fetch(`${product.url}/health`));
  product = await startProduct({ dataFolder });
});

test("configuration faults are told together", async () => {
  const { code, said } = await runStart({
    HALFHOURLY_DATA: join(dataFolder, "faulty"),
    DATABASE_URL: "mysql://nowhere",
    HALFHOURLY_LOG: "loud",
  });
  assert.equal(code, 1);
  assert.match(said, /2 fault\(s\)[\s\S]*DATABASE_URL[\s\S]*HALFHOURLY_LOG/);
});

async function metersOf({ url, accounts }: RunningProduct): Promise<unknown> {
  const cookie = await signIn(url, accounts[0]!);
  return (await fetch(`${url}/v1/meters`, { headers: { cookie } })).json();
}

function postmasterPid(): number {
  const [line = ""] = readFileSync(join(dataFolder, "postgres", "postmaster.pid"), "utf8").split("\n");
  return realPid(Number(line));
}

/** Inside a user namespace the file still holds the outer process id, because no process namespace is made. */
function realPid(pid: number): number {
  execFileSync("ps", ["-p", String(pid)]);
  return pid;
}

async function runStart(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: root,
    env: { ...process.env, ...env },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((settle) => child.on("exit", settle));
  return { code, said };
}
