import { useQuery, useQueryClient, type QueryKey, type UseQueryResult } from "@tanstack/react-query";
import type {
  Agreement,
  Fuel,
  Home,
  ImportJob,
  Meter,
  Notice,
  PeriodKind,
  Preferences,
  PriceCaps,
  Service,
  Usage,
} from "./answers.js";
import { useEffect } from "react";
import { callApi } from "./api.js";
import { recall } from "./kept-copies.js";

export type Answer<T> = UseQueryResult<T>;

/** A query whose last answer is shown from the sealed store until a fresh one comes. */
export function useKept<T>(
  key: QueryKey,
  fetch: (signal: AbortSignal) => Promise<T>,
  enabled = true,
): Answer<T> {
  const client = useQueryClient();
  const name = JSON.stringify(key);
  useEffect(() => {
    if (enabled) void recall(client, JSON.parse(name));
  }, [client, name, enabled]);
  return useQuery({ queryKey: key, queryFn: ({ signal }) => fetch(signal), enabled });
}

/** The newest day that holds readings, its week and its month. */
export function useHome(): Answer<Home> {
  return useKept(["home"], (signal) => callApi("/v1/home", { signal }));
}

/** One period of one fuel choice; `date` is any London date inside the period, `meter` one meter only. */
export function useUsage(
  period: PeriodKind,
  date: string,
  fuel: Fuel | "both",
  meter?: string,
): Answer<Usage> {
  const query = { period, date, fuel, meter };
  return useKept(["usage", period, date, fuel, meter ?? null], (signal) =>
    callApi("/v1/usage", { query, signal }),
  );
}

export interface Meters {
  readonly meters: readonly Meter[];
  /** How many an account may have. */
  readonly most: number;
}

export function useMeters(): Answer<Meters> {
  return useKept(["meters"], (signal) => callApi("/v1/meters", { signal }));
}

export function useAgreements(meterId: string): Answer<{ readonly agreements: readonly Agreement[] }> {
  return useKept(["agreements", meterId], (signal) =>
    callApi(`/v1/meters/${encodeURIComponent(meterId)}/agreements`, { signal }),
  );
}

/** The shipped, dated price-cap levels. */
export function usePriceCaps(): Answer<PriceCaps> {
  return useKept(["price-caps"], (signal) => callApi("/v1/price-caps", { signal }));
}

/** Who runs this copy; for anybody. */
export function useService(): Answer<Service> {
  return useQuery({ queryKey: ["service"], queryFn: ({ signal }) => callApi("/v1/service", { signal }) });
}

/** Asked for only by somebody signed in. */
export function usePreferences(signedIn = true): Answer<Preferences> {
  return useQuery({
    queryKey: ["preferences"],
    queryFn: ({ signal }) => callApi("/v1/preferences", { signal }),
    enabled: signedIn,
  });
}

/** The viewing notice in force: its version goes with the consent. */
export function useViewingNotice(): Answer<Notice> {
  return useQuery({
    queryKey: ["notice"],
    queryFn: ({ signal }) => callApi("/v1/notices/viewing", { signal }),
  });
}

const IMPORT_POLL_MS = 400;

/** An import under way, asked for again until it is done or has failed. */
export function useImportJob(importId: string | null): Answer<ImportJob> {
  return useQuery({
    queryKey: ["import", importId],
    queryFn: ({ signal }) =>
      callApi<ImportJob>(`/v1/imports/${encodeURIComponent(importId ?? "")}`, { signal }),
    enabled: importId !== null,
    refetchInterval: (query) => (isFinished(query.state.data) ? false : IMPORT_POLL_MS),
  });
}

export function isFinished(job: ImportJob | undefined): boolean {
  return job?.state === "done" || job?.state === "failed";
}
