import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { keepDraft, readDraft } from "./kept-copies.js";

interface Draft<T> {
  readonly value: T;
  readonly change: (next: T) => void;
  readonly clear: () => void;
}

/**
 * What is being typed: the same on every step of a form, kept sealed on this device so that it outlives a reload and a
 * lost session. `accept` says whether a kept value has the shape that this version of the form expects.
 */
export function useDraft<T>(name: string, initial: T, accept: (kept: unknown) => kept is T): Draft<T> {
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: ["draft", name],
    queryFn: () => readDraft(name),
    staleTime: Infinity,
    networkMode: "always",
  });

  const change = useCallback(
    (next: T | null) => {
      // A copy that is still being read must not overwrite what is typed now.
      void client.cancelQueries({ queryKey: ["draft", name] });
      client.setQueryData(["draft", name], next);
      void keepDraft(name, next);
    },
    [client, name],
  );
  const clear = useCallback(() => change(null), [change]);
  return { value: accept(data) ? data : initial, change, clear };
}
