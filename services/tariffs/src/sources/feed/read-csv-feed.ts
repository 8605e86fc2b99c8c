import { readMarketTariff } from "@halfhourly/domain";
import { linesBeforeEnd, readCsvTable, type CsvTable } from "../csv-table.js";
import type { RefusedTariff, Statement } from "../port.js";
import { refusal, statementOf, type ReadDocument } from "../statement-of.js";
import { NEEDED_COLUMNS, PRICE_COLUMNS, TARIFF_COLUMNS } from "./csv-columns.js";
import { columnThatDiffers, pricePart, tariffPart, type Cells } from "./csv-line.js";

interface PriceLine {
  readonly line: number;
  readonly cells: Cells;
}

/**
 * A feed in CSV (docs/tariffs.md): a price row a line, the lines of a tariff told by its id. Throws StatementFault where it is
 * none as a whole, or its last line does not say how many lines stand before it; a wrong tariff is refused by itself.
 */
export function readCsvFeed(text: string): Statement {
  const table = readCsvTable(text, { needed: NEEDED_COLUMNS, known: [...TARIFF_COLUMNS, ...PRICE_COLUMNS] });
  const refused: RefusedTariff[] = [];
  const tariffs = new Map<string, PriceLine[]>();
  for (const { line, cells } of linesBeforeEnd(table, text)) {
    if (cells === null) {
      refused.push(
        refusal(null, [
          { field: `line ${line}`, message: `It has not ${table.columns.length} cells, as the header has.` },
        ]),
      );
      continue;
    }
    const byColumn = cellsOf(table, cells);
    const id = byColumn("tariff_id");
    if (id === null)
      refused.push(
        refusal(null, [{ field: `line ${line}, column tariff_id`, message: "It says of no tariff." }]),
      );
    else tariffs.set(id, [...(tariffs.get(id) ?? []), { line, cells: byColumn }]);
  }
  const statement = statementOf(null, [...tariffs.values()].map(documentOf));
  return { ...statement, refused: [...statement.refused, ...refused] };
}

function cellsOf({ columns }: CsvTable, cells: readonly string[]): Cells {
  return (column) => cells[columns.indexOf(column)] || null;
}

function documentOf(lines: readonly PriceLine[]): ReadDocument {
  const [first] = lines;
  const tariff = tariffPart(first!.cells);
  const places = new Map(
    tariff.columns.map(([field, column]) => [field, `line ${first!.line}, column ${column}`]),
  );
  const prices = lines.map(({ line, cells }, i) => {
    const row = pricePart(cells);
    places.set(`prices[${i}]`, `line ${line}`);
    for (const [field, column] of row.columns)
      places.set(`prices[${i}].${field}`, `line ${line}, column ${column}`);
    return row.value;
  });
  const document = { ...Object(tariff.value), prices };
  const place = (field: string) => placeOf(field, places) ?? `line ${first!.line}`;
  for (const { line, cells } of lines) {
    const column = columnThatDiffers(cells, first!.cells);
    if (column === null) continue;
    const message = `Line ${first!.line} says otherwise of the same tariff.`;
    return {
      document,
      read: { ok: false, faults: [{ field: `line ${line}, column ${column}`, message }] },
      place: (field) => field,
    };
  }
  return { document, read: readMarketTariff(document), place };
}

/** The place of the field, or of what it is a part of. */
function placeOf(field: string, places: ReadonlyMap<string, string>): string | null {
  for (let part = field; part !== ""; part = part.replace(/(\.[^.[\]]*|\[\d+\]|^[^.[\]]+)$/, "")) {
    const place = places.get(part);
    if (place !== undefined) return place;
  }
  return null;
}
