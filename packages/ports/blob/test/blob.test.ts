import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { blobConformance } from "../src/conformance.js";
import { fileSystemBlobs } from "../src/index.js";

blobConformance("files", async () => {
  const folder = await mkdtemp(join(tmpdir(), "halfhourly-blobs-"));
  return {
    blobs: fileSystemBlobs(folder),
    close: () => rm(folder, { recursive: true, force: true }),
  };
});
