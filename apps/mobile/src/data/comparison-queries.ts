import { useMutation } from "@tanstack/react-query";
import type {
  Arithmetic,
  BillCheck,
  BillToCheck,
  ComparisonQuery,
  TariffComparison,
} from "@halfhourly/contracts";
import { callApi, queryText } from "./api.js";
import { downloadText } from "./download.js";
import { useKept, type Answer } from "./queries.js";
import { saveText } from "./save-file.js";

/** Every tariff on the home's own year. What is not asked for, the service chooses. */
export function useComparison(
  { scope, order, meter, moveEveningPercent }: ComparisonQuery,
  enabled = true,
): Answer<TariffComparison> {
  const percent = moveEveningPercent ?? 0;
  return useKept(
    ["comparison", scope ?? null, order ?? "cost", meter ?? null, percent],
    (signal) =>
      callApi("/v1/comparison", {
        query: { scope, order, meter, moveEveningPercent: percent === 0 ? undefined : String(percent) },
        signal,
      }),
    enabled,
  );
}

/** One tariff of a comparison: a key means something among those that were compared together. */
export interface ComparedTariff extends Pick<ComparisonQuery, "scope" | "meter"> {
  readonly key: string;
}

/** The year of one tariff, line by line. */
export function useArithmetic({ key, scope, meter }: ComparedTariff): Answer<Arithmetic> {
  return useKept(
    ["arithmetic", key, scope ?? null, meter ?? null],
    (signal) => callApi(addressOf(key), { query: { scope, meter }, signal }),
    key !== "",
  );
}

export function useSaveArithmetic({ key, scope, meter }: ComparedTariff, fileName: string) {
  const path = `${addressOf(key)}/csv${queryText({ scope, meter })}` as const;
  return useMutation({
    mutationFn: async () => saveText(fileName, await downloadText(path), "text/csv"),
  });
}

/** Compares a printed bill with what the half hours cost. Nothing of it is kept. */
export function useCheckBill() {
  return useMutation({
    mutationFn: ({ meterId, bill }: { readonly meterId: string; readonly bill: BillToCheck }) =>
      callApi<BillCheck>(`/v1/meters/${encodeURIComponent(meterId)}/bill-checks`, {
        method: "POST",
        body: bill,
      }),
  });
}

function addressOf(key: string): `/v1/comparison/${string}` {
  return `/v1/comparison/${encodeURIComponent(key)}`;
}
