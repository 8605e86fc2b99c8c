// A program of its own, to be killed by the tests; it runs what was built, because that starts quicker. It works on erasure
// cases and stands still where it is told to: before or after an owner's work, or while it signs the certificate.
import { createConsent } from "@halfhourly/consent";
import { connect } from "@halfhourly/database";
import { createHouseholdKeys, createSigningKeys, localMasterKey, openFieldHash } from "@halfhourly/keys";

const [url = "", dataFolder = "", stopAt = ""] = process.argv.slice(2);
const alive = setInterval(() => {}, 1000);
const database = connect(url, {});
const masterKey = await localMasterKey(dataFolder, database);

async function standStillAt(place) {
  if (place !== stopAt) return;
  process.stdout.write("standing still\n");
  await new Promise(() => {});
}

const owner = (name) => ({
  name,
  places: [],
  async erase({ caseId }) {
    await standStillAt(`before ${name}`);
    await database.query("insert into public.erased (owner, case_id) values ($1, $2)", [name, caseId]);
    await standStillAt(`after ${name}`);
    return { owner: name, atMs: Date.now(), removed: { [`table ${name}`]: 1 } };
  },
  retain: async () => ({}),
});
const owners = [owner("first"), owner("second")];
const signingKeys = createSigningKeys({ database, masterKey });
const consent = createConsent({
  database,
  keys: createHouseholdKeys({ database, masterKey }),
  fieldHash: await openFieldHash(database, masterKey),
  signingKeys: {
    ...signingKeys,
    async sign(type, payload) {
      if (type === "erasure-certificate") await standStillAt("certificate");
      return signingKeys.sign(type, payload);
    },
  },
  owners: () => owners,
});
consent.start();
process.once("SIGTERM", async () => {
  await consent.stop();
  await database.close();
  clearInterval(alive);
});
