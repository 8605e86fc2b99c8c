import { randomUUID } from "node:crypto";
import { link, mkdir, open, readdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { BlobExists, type BlobStore } from "./port.js";

const wellFormed = /^[a-z0-9][a-z0-9.-]*(\/[a-z0-9][a-z0-9.-]*)*$/;
/** Readable by the owner, writable by nobody: it is never written again. */
const mode = 0o400;
const making = ".making-";

/** Blobs as files below a folder. */
export function fileSystemBlobs(folder: string): BlobStore {
  const pathOf = (name: string): string => {
    if (!wellFormed.test(name) || name.length > 200)
      throw new RangeError("A blob's name is lower-case words, digits, '-', '.' and '/'.");
    return join(folder, name);
  };
  return {
    async put(name, bytes) {
      const path = pathOf(name);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const unfinished = join(dirname(path), `${making}${randomUUID()}`);
      try {
        await writeDurably(unfinished, bytes);
        // Linking, not renaming: a name that is taken is refused by the file system itself.
        await link(unfinished, path).catch((fault: NodeJS.ErrnoException) => {
          throw fault.code === "EEXIST" ? new BlobExists(`${name} is there already.`) : fault;
        });
      } finally {
        await rm(unfinished, { force: true });
      }
      await syncFolder(dirname(path));
    },
    async get(name) {
      return readFile(pathOf(name)).catch((fault: NodeJS.ErrnoException) => {
        if (fault.code === "ENOENT") return null;
        throw fault;
      });
    },
    async list(prefix) {
      const parts = prefix.split("/");
      const below = parts.slice(0, -1).join("/");
      const names = await namesBelow(below === "" ? folder : pathOf(below), below === "" ? "" : `${below}/`);
      return names.filter((name) => name.startsWith(prefix)).toSorted();
    },
  };
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx", mode);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The name itself is only durable once its folder is. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  await folder.sync().finally(() => folder.close());
}

async function namesBelow(folder: string, prefix: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === "ENOENT") return [];
    throw fault;
  });
  const names: string[] = [];
  for (const entry of entries) {
    if (entry.isDirectory())
      names.push(...(await namesBelow(join(folder, entry.name), `${prefix}${entry.name}/`)));
    else if (!entry.name.startsWith(making)) names.push(prefix + entry.name);
  }
  return names;
}
