import { skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { router, useGlobalSearchParams, usePathname } from "expo-router";
import { useEffect } from "react";
import { PROVED_KEY } from "./proved-key.js";
import { PROVED } from "./sign-in-address.js";

/** True on the page that somebody came back to after showing who they are, until their next act has worked. */
export function useProved(): boolean {
  const client = useQueryClient();
  const path = usePathname();
  const asked = useGlobalSearchParams()[PROVED] === "yes";
  const { data } = useQuery<string | null>({ queryKey: PROVED_KEY, queryFn: skipToken, initialData: null });
  useEffect(() => {
    if (!asked) return undefined;
    client.setQueryData(PROVED_KEY, path);
    // A reload or a copied address must not say it again. Not at once: the router is mounted after its screens.
    const timer = setTimeout(() => router.setParams({ [PROVED]: undefined }), 0);
    return () => clearTimeout(timer);
  }, [client, asked, path]);
  return asked || data === path;
}
