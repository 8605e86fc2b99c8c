import { createHash } from "node:crypto";
import { PassThrough, Readable } from "node:stream";
import type { ExportManifest } from "@halfhourly/contracts";
import { ZipFile } from "yazl";

type Text = AsyncIterable<string> | Iterable<string>;

/**
 * A ZIP that is written while it is read: each file's text is asked for when its turn comes, so that only what is on the
 * way is in memory. `files` lists what was written so far, with its SHA-256.
 */
export class ExportArchive {
  readonly files: ExportManifest["files"] = [];
  readonly #zip = new ZipFile();
  readonly #output = new PassThrough();

  constructor(readonly madeAt: Date) {
    this.#zip.outputStream.pipe(this.#output);
    this.#zip.on("error", (fault: Error) => this.#output.destroy(fault));
  }

  /** Files are written in the order in which they are added. */
  add(name: string, text: () => Text): void {
    this.#zip.addReadStreamLazy(name, { mtime: this.madeAt }, (give) => {
      const stream = Readable.from(this.#measured(name, text()), { objectMode: false });
      stream.on("error", (fault) => this.#output.destroy(fault));
      give(null, stream);
    });
  }

  /** No file is added after this. Whatever a file's text throws ends the reading of the stream with the same fault. */
  end(): AsyncIterable<Uint8Array> {
    this.#zip.end();
    return this.#output;
  }

  async *#measured(name: string, text: Text): AsyncGenerator<Buffer> {
    const hash = createHash("sha256");
    let bytes = 0;
    for await (const part of text) {
      const chunk = Buffer.from(part);
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
    this.files.push({ name, bytes, sha256: hash.digest("hex") });
  }
}
