import { useQuery } from "@tanstack/react-query";
import type {
  AccessedAccount,
  AccessRequest,
  Account,
  AccountMetadata,
  SessionList,
  SupportCase,
} from "./answers.js";
import { callApi } from "./api.js";
import type { Answer } from "./queries.js";

// Who may come in is asked for afresh each time: a copy of it on the device would help nobody.

export function useAccount(): Answer<Account> {
  return useQuery({ queryKey: ["account"], queryFn: ({ signal }) => callApi("/v1/account", { signal }) });
}

export function useSessions(): Answer<SessionList> {
  return useQuery({ queryKey: ["sessions"], queryFn: ({ signal }) => callApi("/v1/sessions", { signal }) });
}

export function useSupportCases(): Answer<{ readonly cases: readonly SupportCase[] }> {
  return useQuery({
    queryKey: ["support-cases"],
    queryFn: ({ signal }) => callApi("/v1/support-cases", { signal }),
  });
}

/** What support may see of an account whose household opened a case. Each look is written down there. */
export function lookAtCase(code: string): Promise<AccountMetadata> {
  return callApi(`/v1/staff/support-cases/${encodeURIComponent(code)}`);
}

export function useAccessRequests(wanted: boolean): Answer<{ readonly requests: readonly AccessRequest[] }> {
  return useQuery({
    queryKey: ["access-requests"],
    queryFn: ({ signal }) => callApi("/v1/staff/access-requests", { signal }),
    enabled: wanted,
  });
}

export function lookAtAccount(requestId: string): Promise<AccessedAccount> {
  return callApi(`/v1/staff/access-requests/${encodeURIComponent(requestId)}/account`);
}
