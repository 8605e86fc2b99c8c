import { useQuery } from "@tanstack/react-query";
import type { Uses } from "@halfhourly/contracts";
import { callApi } from "./api.js";
import type { Answer } from "./queries.js";

/** Who used the household's data: one chain of entries a service, oldest first. */
export function useUses(): Answer<Uses> {
  return useQuery({ queryKey: ["uses"], queryFn: ({ signal }) => callApi("/v1/uses", { signal }) });
}
