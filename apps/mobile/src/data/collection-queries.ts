import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Fuel, MeterCollection, NewCollection, ShownCollection, Sources } from "./answers.js";
import { callApi } from "./api.js";
import { askAgainMs } from "./collection-pace.js";
import type { Answer } from "./queries.js";

/** What this copy can collect from; the same for everybody and all day. */
export function useSources(): Answer<Sources> {
  return useQuery({
    queryKey: ["sources"],
    queryFn: ({ signal }) => callApi("/v1/sources", { signal }),
    staleTime: Infinity,
  });
}

export type Source = Sources["sources"][number];

export function sourceFor(sources: Sources | undefined, fuel: Fuel): Source | null {
  return sources?.sources.find(({ fuels }) => fuels.includes(fuel)) ?? null;
}

/** A meter's collection, asked for again while something is under way. */
export function useCollection(meterId: string): Answer<MeterCollection> {
  const answer = useQuery({
    queryKey: ["collection", meterId],
    queryFn: ({ signal }) => callApi<MeterCollection>(at(meterId), { signal }),
    refetchInterval: ({ state }) => askAgainMs(state.data?.collection),
  });
  useRefreshAsTheyArrive(answer.data?.collection ?? null);
  return answer;
}

/** As it was last heard of: for a screen that says so in passing and does not wait for it. */
export function useCollectionInPassing(
  meterId: string,
  isWanted: boolean,
): ShownCollection | null | undefined {
  return useQuery({
    queryKey: ["collection", meterId],
    queryFn: ({ signal }) => callApi<MeterCollection>(at(meterId), { signal }),
    enabled: isWanted,
  }).data?.collection;
}

/** What every other screen shows is out of date as soon as more half hours are in. */
function useRefreshAsTheyArrive(collection: ShownCollection | null): void {
  const client = useQueryClient();
  const stored = collection?.halfHoursStored ?? 0;
  useEffect(() => {
    if (stored === 0) return;
    for (const name of ["home", "usage", "meters"]) void client.invalidateQueries({ queryKey: [name] });
  }, [client, stored]);
}

export function useBeginCollection(meterId: string) {
  return useCollectionCall(meterId, (body: NewCollection) =>
    callApi<ShownCollection>(at(meterId), { method: "POST", body }),
  );
}

export function useConfirmNumber(meterId: string) {
  return useCollectionCall(meterId, (number: string) =>
    callApi<ShownCollection>(`${at(meterId)}/confirmation`, { method: "POST", body: { number } }),
  );
}

export function useEndCollection(meterId: string) {
  return useCollectionCall(meterId, () => callApi<undefined>(at(meterId), { method: "DELETE" }));
}

function useCollectionCall<Asked, Answered>(meterId: string, call: (asked: Asked) => Promise<Answered>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: call,
    onSuccess: () => client.invalidateQueries({ queryKey: ["collection", meterId] }),
  });
}

function at(meterId: string): `/v1/${string}` {
  return `/v1/meters/${encodeURIComponent(meterId)}/collection`;
}
