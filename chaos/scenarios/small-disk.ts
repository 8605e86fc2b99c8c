import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, rmdirSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A file system of its own that can be filled to the last byte without harm to any other. */
export interface SmallDisk {
  readonly folder: string;
  /** Until nothing more goes in. */
  fill(): void;
  makeRoom(): void;
  remove(): void;
}

/** @throws Error that says why there can be none here. */
export function mountSmallDisk(megabytes: number): SmallDisk {
  if (process.platform !== "linux" || process.getuid?.() !== 0)
    throw new Error("a small file system of its own needs Linux and root");
  const folder = mkdtempSync(join(tmpdir(), "halfhourly-small-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=755`, "tmpfs", folder], {
      stdio: "ignore",
    });
  } catch {
    rmdirSync(folder);
    throw new Error("this container may not mount a file system");
  }
  const filler = join(folder, "filler");
  const remove = () => {
    execFileSync("umount", ["-l", folder]);
    rmdirSync(folder);
  };
  process.once("exit", remove);
  return {
    folder,
    fill: () => fillWith(filler),
    makeRoom: () => rmSync(filler, { force: true }),
    remove() {
      process.removeListener("exit", remove);
      remove();
    },
  };
}

function fillWith(path: string): void {
  const file = openSync(path, "a");
  // Great pieces first, then pages: what is left at last holds not even one.
  for (const bytes of [1_048_576, 4_096]) {
    const piece = Buffer.alloc(bytes, 1);
    try {
      for (;;) writeSync(file, piece);
    } catch (fault) {
      const isFull = fault instanceof Error && "code" in fault && fault.code === "ENOSPC";
      if (!isFull) throw fault;
    }
  }
  closeSync(file);
}
