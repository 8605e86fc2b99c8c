import { setImmediate as nextTurn } from "node:timers/promises";
import { readMarketTariff } from "@halfhourly/domain";
import type { TariffSource } from "../port.js";
import { statementOf, type ReadDocument } from "../statement-of.js";

export interface DocumentsOptions {
  readonly name: string;
  readonly title: string;
  readonly generated: boolean;
  /** In the published form, as of the time they are asked for (UTC milliseconds); each is taken and let go. */
  readonly documents: (nowMs: number) => Iterable<unknown>;
}

/** Tariffs that this program brings along. */
export function documentsSource({ name, title, generated, documents }: DocumentsOptions): TariffSource {
  return {
    name,
    title,
    kind: "documents",
    generated,
    atMinute: null,
    async fetch({ nowMs, signal }) {
      const all: ReadDocument[] = [];
      for (const document of documents(nowMs)) {
        const [i, read] = [all.length, readMarketTariff(document)];
        const place = (field: string) => `documents[${i}]${field === "" ? "" : `.${field}`}`;
        all.push({ document: read.ok ? null : document, read, place });
        // Listed half hours take their time to read: whoever else has something to do comes between.
        await nextTurn();
        signal.throwIfAborted();
      }
      return statementOf(null, all);
    },
  };
}
