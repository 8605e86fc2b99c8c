import type { ComparisonScope } from "@halfhourly/contracts";

/** What the address says; what it leaves out, the service chooses. */
export interface CompareChoice {
  readonly scope?: ComparisonScope;
  readonly order?: "cost" | "green";
  readonly meter?: string;
}

const SCOPES = ["both", "electricity", "gas", "export"] as const;
const ORDERS = ["cost", "green"] as const;

type Parameters = Readonly<Record<string, string | readonly string[] | undefined>>;

export function choiceFrom({ scope, order, meter }: Parameters): CompareChoice {
  const known = {
    scope: SCOPES.find((one) => one === scope),
    order: ORDERS.find((one) => one === order),
    meter: typeof meter === "string" && meter !== "" ? meter : undefined,
  };
  return {
    ...(known.scope === undefined ? {} : { scope: known.scope }),
    ...(known.order === undefined ? {} : { order: known.order }),
    ...(known.meter === undefined ? {} : { meter: known.meter }),
  };
}

/** A key means something among those that were compared together: of which fuels, and of which meter. */
export function tariffAddress(key: string, { scope, meter }: CompareChoice): string {
  const said = { key, ...(scope === undefined ? {} : { scope }), ...(meter === undefined ? {} : { meter }) };
  return `/save/tariff?${new URLSearchParams(said).toString()}`;
}

export function compareAddress({ scope, meter }: CompareChoice): string {
  const said = { ...(scope === undefined ? {} : { scope }), ...(meter === undefined ? {} : { meter }) };
  const text = new URLSearchParams(said).toString();
  return text === "" ? "/save/compare" : `/save/compare?${text}`;
}
