// A real Apache Kafka for tests: one node that is broker and controller (KRaft), on loopback and free ports. Its programs
// come from Maven Central through Maven, which knows the way there and checks their checksums; they are kept in the
// user's cache folder.
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { connect } from "node:net";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const version = "4.1.1";
const oldestJava = 17;
const startsWithinMs = 90_000;
const stopsWithinMs = 20_000;
const fetchesWithinMs = 300_000;

/** @returns {Promise<{ address: string, pid: number, folder: string }>} @throws Error that says why there is none. */
export async function startKafka(freePort) {
  requireJava();
  const jars = join(fetchedJars(), "*");
  const folder = mkdtempSync(join(tmpdir(), "halfhourly-kafka-"));
  let pid = null;
  try {
    const [port, controllerPort] = [await freePort(), await freePort()];
    const properties = join(folder, "server.properties");
    writeFileSync(properties, settings({ port, controllerPort, folder }));
    formatFolder(jars, properties, folder);
    const broker = launch(jars, properties, folder);
    pid = broker.pid;
    await answers(broker, port, folder);
    broker.unref();
    return { address: `127.0.0.1:${port}`, pid, folder };
  } catch (fault) {
    await stopKafka({ pid, folder });
    throw fault;
  }
}

/** Ends a broker at once, as a crash does; its folder stays. */
export async function killKafka({ pid, folder }) {
  if (isOurs(pid, folder)) process.kill(pid, "SIGKILL");
  while (isOurs(pid, folder)) await delay(20);
}

/** Starts one that was killed again, on the same folder and port. @returns {Promise<{ address: string, pid: number, folder: string }>} */
export async function restartKafka({ address, folder }) {
  const broker = launch(join(fetchedJars(), "*"), join(folder, "server.properties"), folder);
  await answers(broker, Number(address.split(":")[1]), folder);
  broker.unref();
  return { address, pid: broker.pid, folder };
}

function launch(jars, properties, folder) {
  return spawn("java", ["-Xmx384m", "-cp", jars, "kafka.Kafka", properties], {
    detached: true,
    stdio: ["ignore", openSync(join(folder, "log"), "a"), openSync(join(folder, "log"), "a")],
  });
}

/** Ends the broker that was started with this folder, and no other process that was given its number since. */
export async function stopKafka({ pid, folder }) {
  if (pid !== null && isOurs(pid, folder)) {
    process.kill(pid, "SIGTERM");
    for (const deadlineMs = Date.now() + stopsWithinMs; isOurs(pid, folder) && Date.now() < deadlineMs;)
      await delay(100);
    if (isOurs(pid, folder)) process.kill(pid, "SIGKILL");
  }
  rmSync(folder, { recursive: true, force: true });
}

function requireJava() {
  const { status, stderr } = spawnSync("java", ["-version"], { encoding: "utf8" });
  const major = Number(/version "(\d+)/.exec(stderr ?? "")?.[1]);
  if (status !== 0 || !(major >= oldestJava))
    throw new Error(`Java ${oldestJava} or newer is not here: install the package default-jre-headless`);
}

/** The folder of the broker's jars: all of them, or an error. */
function fetchedJars() {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  const place = join(cache, "halfhourly", `kafka-${version}`);
  if (existsSync(place)) return place;
  mkdirSync(dirname(place), { recursive: true });
  const making = mkdtempSync(`${place}-making-`);
  try {
    writeFileSync(join(making, "pom.xml"), pom);
    const jars = join(making, "jars");
    // --strict-checksums: a jar that is not what its checksum says ends it.
    const goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", `-DoutputDirectory=${jars}`];
    const maven = spawnSync("mvn", ["-B", "-q", "--strict-checksums", "-f", making, ...goal], {
      encoding: "utf8",
      timeout: fetchesWithinMs,
    });
    if (maven.error?.code === "ENOENT") throw new Error("Maven is not here: install the package maven");
    if (maven.status !== 0) throw new Error("Maven Central could not be reached, or did not give all of it");
    if (!existsSync(place)) renameSync(jars, place);
    return place;
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>halfhourly</groupId>
  <artifactId>test-broker</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>${version}</version></dependency>
  </dependencies>
</project>
`;

function settings({ port, controllerPort, folder }) {
  return `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controllerPort}
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}
advertised.listeners=PLAINTEXT://127.0.0.1:${port}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
controller.listener.names=CONTROLLER
log.dirs=${join(folder, "data")}
auto.create.topics.enable=false
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=4
group.initial.rebalance.delay.ms=0
group.min.session.timeout.ms=1000
`;
}

function formatFolder(jars, properties, folder) {
  // A UUID as Kafka writes it; what begins with a dash would be taken for an option.
  const id = `A${randomBytes(16).toString("base64url").slice(1)}`;
  const format = ["kafka.tools.StorageTool", "format", "-t", id, "-c", properties];
  const { status, stderr } = spawnSync("java", ["-cp", jars, ...format], { encoding: "utf8" });
  if (status !== 0)
    throw new Error(`its folder ${folder} could not be made: ${stderr.trim().split("\n").at(-1)}`);
}

async function answers(broker, port, folder) {
  for (const deadlineMs = Date.now() + startsWithinMs; Date.now() < deadlineMs;) {
    if (broker.exitCode !== null || broker.signalCode !== null)
      throw new Error(
        `it ended at once: ${readFileSync(join(folder, "log"), "utf8").trim().split("\n").at(-1)}`,
      );
    if (await isOpen(port)) return;
    await delay(200);
  }
  throw new Error(`it did not answer within ${startsWithinMs / 1000} s`);
}

function isOpen(port) {
  return new Promise((settle) => {
    const socket = connect(port, "127.0.0.1", () => settle(true) || socket.destroy());
    socket.on("error", () => settle(false));
  });
}

function isOurs(pid, folder) {
  const { stdout } = spawnSync("ps", ["-p", String(pid), "-o", "stat=,args="], { encoding: "utf8" });
  return stdout !== null && !stdout.startsWith("Z") && stdout.includes(folder);
}
