import { useMutation, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import type {
  ClosingState,
  Consent,
  ConsentAnswer,
  ConsentOutcome,
  Consents,
  ErasureCase,
  Notices,
  SignedDocument,
} from "@halfhourly/contracts";
import { callApi } from "./api.js";
import { forgetCopies } from "./kept-copies.js";
import type { Answer } from "./queries.js";

/** How often a deletion that is under way is asked for, in milliseconds. */
const CASE_POLL_MS = 2000;

export function useConsents(): Answer<Consents> {
  return useQuery({
    queryKey: ["consents"],
    queryFn: ({ signal }) => callApi("/v1/consents", { signal }),
    refetchOnWindowFocus: "always",
  });
}

/** The versions in force. A purpose that is not listed cannot be asked for yet. */
export function useNotices(): Answer<Notices> {
  return useQuery({ queryKey: ["notices"], queryFn: ({ signal }) => callApi("/v1/notices", { signal }) });
}

/** Every deletion of this household, asked for again while one of them is under way. */
export function useErasureCases(): Answer<{ readonly cases: readonly ErasureCase[] }> {
  return useQuery({
    queryKey: ["erasure-cases"],
    queryFn: ({ signal }) => callApi<{ cases: ErasureCase[] }>("/v1/erasure-cases", { signal }),
    refetchInterval: ({ state }) => (state.data?.cases.some(isOpen) === true ? CASE_POLL_MS : false),
  });
}

export function isOpen({ state }: Pick<ErasureCase, "state">): boolean {
  return state !== "closed";
}

/**
 * Says yes or stops. `onDone` is called as soon as the answer is written down and before anything is asked anew, so that
 * the screen can move on.
 */
export function useAnswerConsent(onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (answer: ConsentAnswer) =>
      callApi<ConsentOutcome>("/v1/consents", { method: "PUT", body: answer }),
    onSuccess: async ({ consent }, { granted, purpose }) => {
      client.setQueryData<Consents>(["consents"], (held) => withAnswer(held, consent));
      onDone();
      // Copies of readings on this device may be what was just said no to.
      await refreshConsents(client, !granted && (purpose === "viewing" || purpose === "comparison"));
    },
  });
}

/** Says yes once more to several, one after another; stops at the first that is refused. Gives how many there were. */
export function useRenewConsents() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (answers: readonly ConsentAnswer[]) => {
      for (const answer of answers)
        await callApi<ConsentOutcome>("/v1/consents", { method: "PUT", body: answer });
      return answers.length;
    },
    onSettled: () => refreshConsents(client, false),
  });
}

/** Every consent of a meter ends with the tenancy, on that London date. */
export function useMoveOut(meterId: string, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (movedOutOn: string) =>
      callApi(`/v1/meters/${encodeURIComponent(meterId)}/move-out`, {
        method: "POST",
        body: { movedOutOn },
      }),
    onSuccess: async () => {
      onDone();
      await refreshConsents(client, true);
    },
  });
}

/** Somebody else tried to add this meter, and the household says that it still lives there. */
export function useStillMine(meterId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callApi(`/v1/meters/${encodeURIComponent(meterId)}/still-mine`, { method: "POST" }),
    onSuccess: () => refreshConsents(client, false),
  });
}

function withAnswer(held: Consents | undefined, answered: Consent): Consents | undefined {
  if (held === undefined) return undefined;
  const isSame = ({ meterId, purpose }: Consent) =>
    meterId === answered.meterId && purpose === answered.purpose;
  return { consents: held.consents.map((consent) => (isSame(consent) ? answered : consent)) };
}

/** `readingsGone`: what is kept here, or is made of what is kept here, may no longer be. */
async function refreshConsents(client: QueryClient, readingsGone: boolean): Promise<void> {
  if (readingsGone) await forgetCopies(client, ["session", "consents", "notices", "meters"]);
  for (const name of ["consents", "meters", "erasure-cases", "comparison"])
    await client.invalidateQueries({ queryKey: [name] });
}

export function fetchReceipt(consentId: string): Promise<SignedDocument> {
  return callApi(`/v1/consents/${encodeURIComponent(consentId)}/receipt`);
}

export function fetchCertificate(caseId: string): Promise<SignedDocument> {
  return callApi(`/v1/erasure-cases/${encodeURIComponent(caseId)}/certificate`);
}

/** The case of an account that is gone, by the key that was shown once. Null: no key yet. */
export function useClosingState(certificateKey: string | null): Answer<ClosingState> {
  return useQuery({
    queryKey: ["closing-state", certificateKey],
    queryFn: ({ signal }) =>
      callApi<ClosingState>("/v1/erasure-certificates", {
        headers: { "x-certificate-key": certificateKey ?? "" },
        signal,
      }),
    enabled: certificateKey !== null,
    refetchInterval: ({ state }) =>
      state.data !== undefined && isOpen(state.data.case) ? CASE_POLL_MS : false,
  });
}
