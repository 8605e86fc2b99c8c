// A program of its own, to be killed by the tests; it runs what was built, because that starts quicker. It rotates the
// master key and stands still once so many keys are rewrapped.
import { connect } from "@halfhourly/database";
import { localMasterKey, rotateMasterKey } from "@halfhourly/keys";

const [url = "", dataFolder = "", stopAfter = ""] = process.argv.slice(2);
const alive = setInterval(() => {}, 1000);
const database = connect(url, {});
const masterKey = await localMasterKey(dataFolder, database);
const { generation, rewrapped } = await rotateMasterKey({
  database,
  masterKey,
  atOnce: 5,
  async onProgress(done) {
    if (done < Number(stopAfter)) return;
    process.stdout.write("standing still\n");
    await new Promise(() => {});
  },
});
process.stdout.write(`${JSON.stringify({ number: generation.number, rewrapped })}\n`);
await database.close();
clearInterval(alive);
