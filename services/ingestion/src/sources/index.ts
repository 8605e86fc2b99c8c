import { amrGrid } from "./amr/read-grid.js";
import { amrRows } from "./amr/read-rows.js";
import { halfhourlyExport } from "./halfhourly-export/read.js";
import { krakenTelemetry } from "./kraken-telemetry/read.js";
import { lowCarbonLondon } from "./low-carbon-london/read.js";
import { n3rgyCsv } from "./n3rgy/read-csv.js";
import { n3rgyJson } from "./n3rgy/read-json.js";
import { ovo } from "./ovo/read.js";
import { perse } from "./perse/read.js";
import { powerShaper } from "./powershaper/read.js";
import { restConsumptionCsv } from "./rest-consumption/read-csv.js";
import { restConsumptionJson } from "./rest-consumption/read-json.js";
import type { CsvSource, JsonSource } from "./source.js";
import { supplierDownload } from "./supplier-download/read.js";

/** Asked in this order; their headers do not overlap, which a test holds. */
export const CSV_SOURCES: readonly CsvSource[] = [
  supplierDownload,
  restConsumptionCsv,
  lowCarbonLondon,
  n3rgyCsv,
  powerShaper,
  amrRows,
  amrGrid,
  halfhourlyExport,
];

/** Asked in this order; their members do not overlap, which a test holds. */
export const JSON_SOURCES: readonly JsonSource[] = [
  restConsumptionJson,
  n3rgyJson,
  perse,
  ovo,
  krakenTelemetry,
];
