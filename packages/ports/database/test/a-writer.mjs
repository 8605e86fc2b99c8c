// A program of its own, to be killed by the tests; it runs what was built, because that starts quicker. It opens the data
// folder, inserts rows one by one and prints each number once its insert is acknowledged. After the last one it waits
// until it is killed or told to stop.
import { once } from "node:events";
import { silentLog } from "@halfhourly/service-kit";
import { openDatabase } from "@halfhourly/database";

const [dataFolder = "", rows = "0"] = process.argv.slice(2);
const toldToStop = once(process, "SIGTERM");
const alive = setInterval(() => {}, 1000);
const { database, close } = await openDatabase({ dataFolder, log: silentLog, url: "http://127.0.0.1:8480" });
await database.query("create table if not exists written (n int primary key)");
process.stdout.write("ready\n");
for (let n = 1; n <= Number(rows); n += 1) {
  await database.query("insert into written select coalesce(max(n), 0) + 1 from written");
  process.stdout.write(`${n}\n`);
}
await toldToStop;
await close();
clearInterval(alive);
