import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase } from "@halfhourly/database/testing";
import { createLog } from "@halfhourly/service-kit";
import { openAdapters } from "../src/adapters.js";
import { readConfig } from "../src/config.js";
import { operatorToken } from "../src/instance-files.js";
import { openServices } from "../src/services.js";

/** The product's own services as a configuration makes them, on a database of the test, listening on a free port. */
export async function openProduct(env: Readonly<Record<string, string>> = {}) {
  const { database, url, close } = await createTestDatabase();
  const dataFolder = await mkdtemp(join(tmpdir(), "halfhourly-product-"));
  await writeFile(join(dataFolder, "index.html"), "<!doctype html><title>app</title>");
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const config = readConfig({ DATABASE_URL: url, ...env }, "127.0.0.1", port);
  const logLines: string[] = [];
  const log = createLog({ level: "debug", name: "product", write: (line) => logLines.push(line) });
  const adapters = await openAdapters(config, dataFolder, log);
  const clock = { aheadMs: 0 };
  const services = await openServices({
    config,
    adapters,
    door: {
      server,
      host: "127.0.0.1",
      port,
      dataFolder,
      say: () => {},
      handOver: (next: RequestListener) => void server.on("request", next),
    },
    webFolder: dataFolder,
    now: () => Date.now() + clock.aheadMs,
    ids: () => crypto.randomUUID(),
    log,
  });
  return {
    services,
    database,
    config,
    clock,
    logLines,
    publicUrl: config.publicUrl,
    /** Lets whoever runs the copy in, as the command line is. */
    operatorToken: () => operatorToken(dataFolder),
    async close() {
      server.closeAllConnections();
      await services.close();
      // Whoever opened the door closes it.
      await new Promise((closed) => server.close(closed));
      await adapters.close();
      await close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

export type Product = Awaited<ReturnType<typeof openProduct>>;
