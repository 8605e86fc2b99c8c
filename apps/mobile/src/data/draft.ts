import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
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
  // A query tells its screens a moment later. A field must have its new text at once: otherwise letters that come fast are
  // lost, and the caret jumps to the end of a word that is mended in the middle.
  const [typed, setTyped] = useState<{ readonly value: T | null } | null>(null);
  const { data } = useQuery({
    queryKey: ["draft", name],
    queryFn: () => readDraft(name),
    staleTime: Infinity,
    networkMode: "always",
  });

  const change = useCallback(
    (next: T | null) => {
      setTyped({ value: next });
      // A copy that is still being read must not overwrite what is typed now.
      void client.cancelQueries({ queryKey: ["draft", name] });
      client.setQueryData(["draft", name], next);
      void keepDraft(name, next);
    },
    [client, name],
  );
  const clear = useCallback(() => change(null), [change]);
  const held = typed === null ? data : typed.value;
  return { value: accept(held) ? held : initial, change, clear };
}
