import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { KnownValues } from "../src/conformance.js";

export type Answering = (request: IncomingMessage, response: ServerResponse) => void;

/** A server of our own in the place of the data portal. */
export async function portal(answer: Answering) {
  const asked: URL[] = [];
  const agents: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(new URL(request.url ?? "/", "http://portal"));
    agents.push(request.headers["user-agent"]);
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/find-gas-data-download`,
    asked,
    agents,
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

/** The portal's CSV of these values, newest first, with items that are not ours between them. */
export function csvOf(known: KnownValues): string {
  const rows = Object.entries(known).flatMap(([zone, byDay]) =>
    Object.entries(byDay).map(([day, value]) => {
      const [year, month, date] = day.split("-");
      const written = `${date}/${month}/${year}`;
      return `${written} 10:30:23,${written},"Calorific Value, LDZ(${zone})",${value / 100},${written} 10:32:01,`;
    }),
  );
  return [
    "Applicable At,Applicable For,Data Item,Value,Generated Time,Quality Indicator",
    '30/03/2024 10:30:23,30/03/2024,"Calorific Value, Campbeltown",39.4,30/03/2024 10:32:01,',
    ...rows.toReversed(),
    "",
  ].join("\n");
}
