import { readFileSync } from "node:fs";
import { NoAnswer, type HttpCall } from "@halfhourly/service-kit";
import { octopusSource, type Statement } from "../src/index.js";

const recording = (name: string) =>
  readFileSync(new URL(`../src/sources/octopus/recordings/${name}.json`, import.meta.url), "utf8");

/** Bodies by what is asked for, of our own making in the API's shapes. */
export const RECORDED = {
  products: recording("products"),
  product: recording("product"),
  "standing-charges": recording("standing-charges"),
  "unit-rates": recording("unit-rates"),
};
export type Bodies = Readonly<Record<keyof typeof RECORDED, string>>;

/** What the source makes of these bodies, and which addresses it asked. */
export async function readOf(
  bodies: Partial<Bodies> = {},
  nowMs = Date.UTC(2026, 10, 29, 12),
): Promise<Statement & { readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const http: HttpCall = async ({ url }) => {
    asked.push(url);
    const { pathname } = new URL(url);
    const end = pathname.split("/").at(-2) ?? "";
    const known = { ...RECORDED, ...bodies };
    if (asked.length > 500) throw new NoAnswer("not-reached", "It is asked without end.");
    const body =
      end === "products"
        ? known.products
        : end === "standing-charges"
          ? known["standing-charges"]
          : end.endsWith("unit-rates")
            ? known["unit-rates"]
            : known.product;
    return { status: 200, headers: {}, bytes: new TextEncoder().encode(body) };
  };
  const statement = await octopusSource({
    name: "octopus",
    title: "Larkspur",
    baseUrl: "https://api.larkspur.example",
    link: null,
    generated: false,
    atMinute: null,
  }).fetch({
    http,
    nowMs,
    signal: new AbortController().signal,
    held: async () => null,
    wait: async () => {},
  });
  return { ...statement, asked };
}
