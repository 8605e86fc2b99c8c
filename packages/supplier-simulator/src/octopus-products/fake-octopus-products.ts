import { GSP_GROUP_LETTERS, settlementDay, slotStartMs } from "@halfhourly/domain";
import { json, type FakeAnswer, type FakeRequest, type FakeService } from "../fake-service.js";
import { INVENTED_PRODUCTS, type InventedPrices, type InventedProduct } from "./invented-products.js";
import { priceList, type InventedPeriod } from "./price-list.js";
import { inAskedPeriod, pageOf } from "./page-of.js";

const NOT_FOUND = json(404, { detail: "Not found." });
const PRODUCTS_A_PAGE = 5;
const LIST =
  /^\/v1\/products\/([A-Z0-9-]+)\/(electricity|gas)-tariffs\/([EG])-([12])R-([A-Z0-9-]+)-([A-P])\/([a-z-]+)\/$/;

/** The products API of a supplier that there is not, in the shapes of Octopus Energy's. It needs no key. */
export function fakeOctopusProducts(): FakeService {
  return (request) => {
    const { path, nowMs } = request;
    if (path === "/v1/products/") return productList(request);
    const alone = /^\/v1\/products\/([A-Z0-9-]+)\/$/.exec(path)?.[1];
    if (alone !== undefined) {
      const product = INVENTED_PRODUCTS.find(({ code }) => code === alone);
      return product === undefined ? NOT_FOUND : json(200, productPage(product, request));
    }
    const [, code, fuel, letter, registers, again, region, list] = LIST.exec(path) ?? [];
    const product = INVENTED_PRODUCTS.find((one) => one.code === code && one.code === again);
    const place = GSP_GROUP_LETTERS.indexOf(`_${region}`);
    if (product === undefined || place === -1 || letter !== (fuel === "gas" ? "G" : "E")) return NOT_FOUND;
    const prices = pricesOf(product, fuel === "gas" ? "gas" : "electricity", registers === "2", list ?? "");
    if (prices === null) return NOT_FOUND;
    const periods = inAskedPeriod(request, priceList(prices, product.from, place, nowMs));
    const methods =
      product.byPayment && list !== "standing-charges" ? ["DIRECT_DEBIT", "NON_DIRECT_DEBIT"] : [null];
    return pageOf(
      request,
      periods
        .toReversed()
        .flatMap((period) => methods.map((method) => rateOf(period, method, product.direction))),
    );
  };
}

function pricesOf(
  { electricity, gas, twoRates, standing }: InventedProduct,
  fuel: "electricity" | "gas",
  isTwoRates: boolean,
  list: string,
): InventedPrices | null {
  const prices = fuel === "gas" ? gas : electricity;
  if (prices === null || (isTwoRates && (!twoRates || fuel === "gas"))) return null;
  if (list === "standing-charges") return { kind: "flat", price: standing, changes: [] };
  if (!isTwoRates) return list === "standard-unit-rates" ? prices : null;
  if (prices.kind !== "flat") return null;
  if (list === "day-unit-rates") return { ...prices, price: prices.price + 40_000 };
  return list === "night-unit-rates" ? { ...prices, price: prices.price - 110_000 } : null;
}

function productList(request: FakeRequest): FakeAnswer {
  const all = INVENTED_PRODUCTS.map((product) => ({
    code: product.code,
    direction: product.direction,
    full_name: product.name,
    display_name: product.name,
    description: "Invented: nobody can take it.",
    ...flagsOf(product),
    term: product.term,
    ...datesOf(product),
    links: [{ href: `${request.baseUrl}/v1/products/${product.code}/`, method: "GET", rel: "self" }],
    brand: "LARKSPUR_ENERGY",
  }));
  return pageOf(request, all, PRODUCTS_A_PAGE);
}

function flagsOf({ flags }: InventedProduct): Readonly<Record<string, boolean>> {
  const names = [
    "is_variable",
    "is_green",
    "is_tracker",
    "is_prepay",
    "is_business",
    "is_restricted",
  ] as const;
  return Object.fromEntries(names.map((name) => [name, flags[name] ?? false]));
}

function datesOf({ from }: InventedProduct) {
  return {
    available_from: new Date(slotStartMs(settlementDay(from).firstSlot)).toISOString(),
    available_to: null,
  };
}

function productPage(product: InventedProduct, { baseUrl, nowMs }: FakeRequest): object {
  const group = (letter: "E" | "G", registers: 1 | 2) =>
    Object.fromEntries(
      GSP_GROUP_LETTERS.map((region) => {
        const code = `${letter}-${registers}R-${product.code}-${region.slice(1)}`;
        const tariff = { code, standing_charge_exc_vat: product.standing / 10_000, ...sumsOf(product) };
        return [region, { direct_debit_monthly: tariff, ...(product.byPayment ? { varying: tariff } : {}) }];
      }),
    );
  return {
    code: product.code,
    full_name: product.name,
    display_name: product.name,
    ...flagsOf(product),
    term: product.term,
    ...datesOf(product),
    tariffs_active_at: new Date(nowMs).toISOString(),
    single_register_electricity_tariffs: product.electricity === null ? {} : group("E", 1),
    dual_register_electricity_tariffs: product.twoRates ? group("E", 2) : {},
    single_register_gas_tariffs: product.gas === null ? {} : group("G", 1),
    links: [{ href: `${baseUrl}/v1/products/${product.code}/`, method: "GET", rel: "self" }],
    brand: "LARKSPUR_ENERGY",
  };
}

function sumsOf({ exitFee }: InventedProduct) {
  return {
    online_discount_exc_vat: 0,
    dual_fuel_discount_exc_vat: 0,
    exit_fees_exc_vat: exitFee,
    exit_fees_inc_vat: exitFee,
  };
}

/** Another way of paying than by direct debit costs 1.2345 p a kWh more. */
function rateOf({ fromMs, beforeMs, price }: InventedPeriod, method: string | null, direction: string) {
  const exc = price + (method === "NON_DIRECT_DEBIT" ? 12_345 : 0);
  return {
    value_exc_vat: exc / 10_000,
    value_inc_vat: direction === "EXPORT" ? exc / 10_000 : Math.round(exc * 105) / 1_000_000,
    valid_from: isoOf(fromMs),
    valid_to: beforeMs === null ? null : isoOf(beforeMs),
    payment_method: method,
  };
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString().replace(".000Z", "Z");
}
