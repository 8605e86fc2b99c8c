import { readMarketTariff } from "@halfhourly/domain";
import type { TariffSource } from "../port.js";
import { statementOf } from "../statement-of.js";

export interface DocumentsOptions {
  readonly name: string;
  readonly title: string;
  readonly generated: boolean;
  /** In the published form, as of the time they are asked for. */
  readonly documents: (nowMs: number) => readonly unknown[];
}

/** Tariffs that this program brings along. */
export function documentsSource({ name, title, generated, documents }: DocumentsOptions): TariffSource {
  return {
    name,
    title,
    kind: "documents",
    generated,
    atMinute: null,
    fetch: async ({ nowMs }) =>
      statementOf(
        null,
        documents(nowMs).map((document, i) => ({
          document,
          read: readMarketTariff(document),
          place: (field) => `documents[${i}]${field === "" ? "" : `.${field}`}`,
        })),
      ),
  };
}
