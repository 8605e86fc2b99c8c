import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { chmod, mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { addDays } from "@halfhourly/domain";
import { verifyAudit } from "./audit-chains.js";
import { makeCluster, type Cluster } from "./cluster.js";
import { loadIngesting, type Ingesting, type LoadedIngesting } from "./ingesting.js";
import { checkRegister, sumOf, type Verdict } from "./ledger.js";
import { Load } from "./load.js";
import type { FromIngesting } from "./messages.js";
import { readBack } from "./read-back.js";
import { consentOf, openStoreOn } from "./store-on.js";

export interface HouseOptions {
  readonly seed: number;
  readonly homes: number;
  /** Where the cluster's folder is made; the system's temporary folder unless said. */
  readonly parent?: string;
  /** Host and port of a broker, where readings are to go through Apache Kafka. */
  readonly broker?: string;
}

const MESSAGES_UNDER_WAY = 4;
/** After a refusal: a database that is away is not asked in a tight circle. */
const REFUSED_PAUSE_MS = 50;
const SETTLES_WITHIN_MS = 120_000;
const FAR_BEFORE = "2000-01-01";

/** A cluster, an ingesting process and the load on it, with the ledger. */
export class House {
  readonly cluster: Cluster;
  readonly load: Load;
  /** What must not happen whatever is killed, in words. */
  readonly troubles: string[] = [];
  #ingesting: Ingesting | null = null;
  #spare: LoadedIngesting | null = null;
  #sending: "all" | "begun" | "nothing" = "nothing";
  #countedAsNew = new Map<string, number>();
  #backlog: ((records: number) => void) | null = null;
  #acknowledging = false;
  #lastReason = "";
  readonly #end = () => {
    this.cluster.killNow();
    rmSync(this.folder, { recursive: true, force: true });
  };

  static async open(options: HouseOptions): Promise<House> {
    const folder = await mkdtemp(join(options.parent ?? tmpdir(), "halfhourly-chaos-"));
    const keyFolder = join(folder, "keys");
    const clusterFolder = join(folder, "cluster");
    // The server's own user passes through.
    await chmod(folder, 0o711);
    await mkdir(keyFolder, { mode: 0o700 });
    await mkdir(clusterFolder);
    const cluster = await makeCluster(clusterFolder).catch((fault: unknown) => {
      rmSync(folder, { recursive: true, force: true });
      throw fault;
    });
    const house = new House(options, folder, keyFolder, cluster);
    // However the driver ends, nothing of ours goes on running.
    process.once("exit", house.#end);
    await house.#letHomesConsent();
    return house;
  }
  private readonly kafka: string;

  private constructor(
    options: HouseOptions,
    readonly folder: string,
    readonly keyFolder: string,
    cluster: Cluster,
  ) {
    this.cluster = cluster;
    this.load = new Load(options.seed, options.homes);
    this.kafka = options.broker === undefined ? "" : `${options.broker}/chaos-${randomUUID()}`;
  }

  async startIngesting(): Promise<void> {
    const begun = this.#spare ?? this.#loadIngesting();
    this.#ingesting = await begun.begin();
    this.#spare = this.#loadIngesting();
    this.#fill();
  }

  /** The next one loads its code beforehand: what is killed is soon at work again. */
  #loadIngesting(): LoadedIngesting {
    return loadIngesting({
      databaseUrl: this.cluster.url,
      keyFolder: this.keyFolder,
      kafka: this.kafka,
      hear: (message) => this.#hear(message),
      endedByItself: (how) => {
        this.troubles.push(`the ingesting process ended by itself (${how})`);
        this.#ingesting = null;
        this.load.allUnderWayLost();
      },
    });
  }

  async killIngesting(): Promise<void> {
    const killed = this.#ingesting;
    this.#ingesting = null;
    this.#backlog = null;
    await killed?.kill();
    this.load.allUnderWayLost();
  }

  /** Documents go out as fast as they are acknowledged. */
  beginLoad(): void {
    this.#sending = "all";
    this.#fill();
  }

  fold(): void {
    this.#ingesting?.send({ kind: "fold" });
  }

  /** Waits until something was acknowledged since the last start: a kill before that would meet nothing. */
  async untilAcknowledging(): Promise<void> {
    for (const untilMs = Date.now() + SETTLES_WITHIN_MS; !this.#acknowledging; await delay(5))
      if (this.#ingesting === null || Date.now() > untilMs) throw this.#nothingMore();
  }

  #nothingMore(): Error {
    const why = this.troubles.at(-1) ?? `last: ${this.#lastReason}`;
    return new Error(`nothing is acknowledged any more (${why})`);
  }

  /** Something was killed: what is acknowledged from now on counts as new. */
  noteKill(): void {
    this.#acknowledging = false;
  }

  /** Why the last message was not acknowledged: a code of PostgreSQL's or the network's, or a word of ours. */
  get lastReason(): string {
    return this.#lastReason;
  }

  /** Nothing new any more: what was begun is sent until it is acknowledged, and stored. @throws Error where it does not come to that. */
  async settle(): Promise<void> {
    this.#sending = "begun";
    this.#fill();
    let [left, sinceMs] = [Infinity, Date.now()];
    const expectFewer = (now: number) => {
      if (now < left) [left, sinceMs] = [now, Date.now()];
      if (Date.now() - sinceMs > SETTLES_WITHIN_MS)
        throw new Error(`what was sent is acknowledged and stored no further (last: ${this.#lastReason})`);
    };
    for (; !this.load.isAllAcknowledged; await delay(20)) expectFewer(this.load.left);
    left = Infinity;
    for (;;) {
      const behind = await this.#askBacklog();
      if (behind === 0) break;
      expectFewer(behind);
      await delay(100);
    }
    this.#sending = "nothing";
  }

  /** Reads everything back by the store's public read, in this process, and holds it against the ledger. */
  async check(): Promise<Verdict> {
    const opened = await openStoreOn({ databaseUrl: this.cluster.url, keyFolder: this.keyFolder });
    try {
      const verdicts: Verdict[] = [];
      for (const home of this.load.homes) {
        const acknowledged = [...this.load.acknowledgedOf(home)];
        const last = acknowledged.at(-1)?.date ?? FAR_BEFORE;
        // Beyond both ends too: what nobody sent is to be seen.
        const held = await readBack(opened, home, FAR_BEFORE, addDays(last, 366));
        const countedAsNew = this.#countedAsNew.get(home.household) ?? 0;
        verdicts.push(checkRegister(`home ${home.number}`, acknowledged, { ...held, countedAsNew }));
      }
      const audit = await verifyAudit(opened.database, this.folder);
      if (audit !== null) this.troubles.push(audit);
      return sumOf(verdicts);
    } finally {
      await opened.close();
    }
  }

  async close(): Promise<void> {
    await this.killIngesting();
    await this.#spare?.drop();
    await this.cluster.kill();
    process.removeListener("exit", this.#end);
    this.#end();
  }

  async #letHomesConsent(): Promise<void> {
    const opened = await openStoreOn({ databaseUrl: this.cluster.url, keyFolder: this.keyFolder });
    for (const home of this.load.homes) await consentOf(opened, home);
    await opened.close();
  }

  #fill(): void {
    if (this.#ingesting === null) return;
    while (this.load.messagesUnderWay < MESSAGES_UNDER_WAY) {
      const message = this.#sending === "nothing" ? null : this.load.next(this.#sending);
      if (message === null) return;
      this.#ingesting.send({ kind: "documents", ...message });
    }
  }

  #hear(message: FromIngesting): void {
    switch (message.kind) {
      case "acknowledged":
        this.#acknowledging = true;
        this.load.acknowledged(message.id);
        this.#fill();
        break;
      case "refused":
        this.#lastReason = message.reason;
        this.load.notAcknowledged(message.id);
        setTimeout(() => this.#fill(), REFUSED_PAUSE_MS);
        break;
      case "told":
        for (const { linkId, stored, dropped } of message.outcomes) {
          this.#countedAsNew.set(linkId, (this.#countedAsNew.get(linkId) ?? 0) + stored);
          if (dropped !== null) this.troubles.push(`readings were dropped: ${dropped}`);
        }
        break;
      case "set-aside":
        this.troubles.push(`a record was set aside: ${message.reason}`);
        break;
      case "backlog":
        this.#backlog?.(message.records);
        break;
    }
  }

  #askBacklog(): Promise<number> {
    return new Promise((resolve) => {
      this.#backlog = resolve;
      this.#ingesting?.send({ kind: "backlog" });
    });
  }
}
