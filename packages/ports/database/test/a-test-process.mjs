// A program of its own, to be killed by a test: uses a test database and says where its server keeps its files.
import { createTestDatabase } from "@halfhourly/database/testing";

const { database } = await createTestDatabase();
const [row] = await database.query("select current_setting('data_directory') as folder");
process.stdout.write(`${row.folder}\n`);
setInterval(() => {}, 1000);
