import {
  DocumentPlace,
  londonDateAt,
  readMarketTariff,
  writeMarketTariff,
  type DocumentFault,
  type LondonDate,
  type MarketTariff,
  type PriceRow,
} from "@halfhourly/domain";
import { horizonOf } from "../../history/horizon.js";
import type { RefusedTariff, SourceCall, Statement, TariffSource } from "../port.js";
import { StatementFault } from "../statement-fault.js";
import { refusal } from "../statement-of.js";
import { OctopusApi } from "./ask.js";
import {
  eligibilityOf,
  planFault,
  readListed,
  readRegions,
  type Product,
  type RegionTariff,
} from "./read-product.js";
import { regionRows, type Asking } from "./region-rows.js";

export interface OctopusOptions {
  readonly name: string;
  readonly title: string;
  /** Such as `https://api.octopus.energy`. */
  readonly baseUrl: string;
  /** Where a household can take one of its tariffs: the API says nothing of it. */
  readonly link: string | null;
  readonly generated: boolean;
  readonly atMinute: number | null;
}

/** Questions at once: less than somebody who looks at its pages. */
const AT_ONCE = 4;

/** The public products API of Octopus Energy: every product for households, with its prices of 24 months. */
export function octopusSource(options: OctopusOptions): TariffSource {
  const { name, title, generated, atMinute } = options;
  return {
    name,
    title,
    kind: "octopus",
    generated,
    atMinute,
    fetch: (call) => new Reading(options, call).statement(),
  };
}

class Reading {
  readonly #api: OctopusApi;
  readonly #tariffs: MarketTariff[] = [];
  readonly #refused: RefusedTariff[] = [];

  constructor(
    readonly options: OctopusOptions,
    readonly call: SourceCall,
  ) {
    this.#api = new OctopusApi(options.baseUrl, call);
  }

  async statement(): Promise<Statement> {
    const faults: DocumentFault[] = [];
    const listed = await this.#api.results("/v1/products/", {}, faults, "products");
    const [first] = faults;
    if (first !== undefined) throw new StatementFault("not-understood", `${first.field}: ${first.message}`);
    const codes = new Set<string>();
    for (const { value, path } of listed) {
      // Each with faults of its own: of one list only so many are kept, and none may hide another product's.
      const own: DocumentFault[] = [];
      const product = readListed(new DocumentPlace(value, path, own));
      if (own.length > 0) this.#refused.push(refusal(namesOf(value), own));
      else if (product !== null && !codes.has(product.code)) {
        codes.add(product.code);
        await this.#read(product);
      }
    }
    return { asOfMs: null, tariffs: this.#tariffs, refused: this.#refused };
  }

  async #read(product: Product): Promise<void> {
    if (product.beforeMs !== null && product.beforeMs <= this.call.nowMs) return;
    const [name, faults]: [string, DocumentFault[]] = [`products/${product.code}`, []];
    const planned = planFault(product);
    if (planned !== null) faults.push({ ...planned, field: `${name}.${planned.field}` });
    const page =
      planned === null ? await this.#api.document(`/v1/products/${product.code}/`, faults, name) : null;
    const regions = page === null ? [] : readRegions(page, product.isPrepay);
    if (page !== null && regions.length === 0)
      page.fault("It has no tariff of one or two registers: of others it is not known what they count.");
    if (faults.length > 0) return this.#refuse(product.code, product, faults);
    const gas = regions.filter(({ fuel }) => fuel === "gas");
    const of = (registers: 1 | 2) =>
      regions.filter((one) => one.fuel === "electricity" && one.registers === registers);
    const rowsOfGas = await this.#rowsOf(gas, product, product.code, faults);
    if (of(1).length > 0 || of(2).length === 0) await this.#variant(product, "", of(1), rowsOfGas, faults);
    if (of(2).length > 0) await this.#variant(product, "-2R", of(2), rowsOfGas, faults);
  }

  /** The product for meters with so many registers, with its gas: a home has a meter of one kind. */
  async #variant(
    product: Product,
    suffix: "" | "-2R",
    regions: readonly RegionTariff[],
    gas: readonly PriceRow[],
    faultsOfGas: readonly DocumentFault[],
  ): Promise<void> {
    const id = `${product.code}${suffix}`;
    const faults = [...faultsOfGas];
    const rows = await this.#rowsOf(regions, product, id, faults);
    if (faults.length > 0) return this.#refuse(id, product, faults);
    const tariff = this.#tariffOf(product, id, [...rows, ...gas]);
    // What was read is held to the rules of every tariff, such as how many rows it may have.
    const read = readMarketTariff(writeMarketTariff(tariff));
    if (read.ok) this.#tariffs.push(read.tariff);
    else
      this.#refuse(
        id,
        product,
        read.faults.map(({ field, message }) => ({
          field: `products/${product.code}, read as ${field}`,
          message,
        })),
      );
  }

  async #rowsOf(
    regions: readonly RegionTariff[],
    product: Product,
    id: string,
    faults: DocumentFault[],
  ): Promise<readonly PriceRow[]> {
    const { nowMs } = this.call;
    const held = regions.length === 0 ? null : await this.call.held(id);
    const asking: Asking = { api: this.#api, product, held, horizon: horizonOf(nowMs), faults };
    const rows: (readonly PriceRow[])[] = [];
    for (let i = 0; i < regions.length && faults.length === 0; i += AT_ONCE)
      rows.push(...(await Promise.all(regions.slice(i, i + AT_ONCE).map((one) => regionRows(one, asking)))));
    return rows.flat();
  }

  #tariffOf(product: Product, id: string, prices: readonly PriceRow[]): MarketTariff {
    const { beforeMs, fixedMonths } = product;
    return {
      id,
      supplier: product.brand,
      name: id === product.code ? product.name : `${product.name}, day and night`.slice(0, 120),
      link: this.options.link,
      kind: product.kind,
      direction: product.direction,
      availableFrom: londonDateAt(product.fromMs),
      availableTo: beforeMs === null ? null : lastDateBefore(beforeMs, londonDateAt(product.fromMs)),
      fixedFor: fixedMonths === null ? null : { months: fixedMonths },
      exitFees: {},
      // The API's is_green says neither how much nor by what evidence.
      green: null,
      eligibility: eligibilityOf(product),
      discounts: [],
      rounding: "total-half-up-to-penny",
      prices,
    };
  }

  #refuse(id: string, { brand, name }: Product, faults: readonly DocumentFault[]): void {
    this.#refused.push(refusal({ id, supplier: brand, name }, faults));
  }
}

/** The last date on which it can be taken: that before a midnight. */
function lastDateBefore(ms: number, first: LondonDate): LondonDate {
  const date = londonDateAt(ms - 1);
  return date < first ? first : date;
}

function namesOf(value: unknown): object {
  const held = new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);
  return { id: held.get("code"), supplier: held.get("brand"), name: held.get("full_name") };
}
