// A program of its own, to be killed by the tests; it runs what was built, because that starts quicker. It asks one source,
// and stands still in the middle of keeping what came: some tariffs are written, the transaction is not at its end.
import { connect } from "@halfhourly/database";
import { createTariffs } from "@halfhourly/tariffs";

const [url = "", documents = "[]", stopAt = ""] = process.argv.slice(2);
const alive = setInterval(() => {}, 1000);
const database = connect(url, {});

function standingStill(tx) {
  let written = 0;
  return {
    async query(text, values) {
      const rows = await tx.query(text, values);
      if (text.includes("insert into tariffs.tariff") && ++written === Number(stopAt)) {
        process.stdout.write("standing still\n");
        await new Promise(() => {});
      }
      return rows;
    },
  };
}

const { readMarketTariff } = await import("@halfhourly/domain");
const tariffs = createTariffs({
  database: {
    ...database,
    query: (...asked) => database.query(...asked),
    transaction: (work) => database.transaction((tx) => work(standingStill(tx))),
  },
  sources: [
    {
      name: "larkspur",
      title: "Larkspur Energy",
      kind: "feed",
      generated: false,
      atMinute: null,
      fetch: async () => ({
        asOfMs: null,
        tariffs: JSON.parse(documents).map((one) => readMarketTariff(one).tariff),
        refused: [],
      }),
    },
  ],
});
tariffs.start();
process.once("SIGTERM", async () => {
  await tariffs.stop();
  await database.close();
  clearInterval(alive);
});
