import { useMutation, useQueryClient } from "@tanstack/react-query";
import { router } from "expo-router";
import { ApiProblem, callApi } from "../../data/api.js";
import type {
  Meter,
  NewCollection,
  NewMeter,
  Notice,
  ShownAccount,
  ShownCollection,
} from "../../data/answers.js";
import { dateFrom } from "../tariffs/typed-values.js";
import { chosenMeters, linkAddress, type LinkDraft, type LinkDraftHandle } from "./link-draft.js";

export type AccountProof = "supplier-account" | "manual-review" | "cin";

interface Said {
  readonly notice: Notice;
  readonly proof: AccountProof;
}

/** Why a meter that was added is not collected: kept until the next page has said it. */
export const linkFaultKey = (meterId: string) => ["link-fault", meterId] as const;

/**
 * Adds the chosen meters that are new here, and has all of them collected. What was added stays added: where a later one
 * fails, pressing again goes on with the rest.
 */
export function useLinkMeters(draft: LinkDraftHandle) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (said: Said): Promise<string[]> => {
      let held = draft.value;
      const meterIds: string[] = [];
      for (const found of chosenMeters(held)) {
        const meterId = found.meterId ?? (await addMeter(held, found, said.notice)).id;
        held = withMeterId(held, found.meterPoint, meterId);
        draft.change(held);
        client.setQueryData(linkFaultKey(meterId), await beginOrWhyNot(held, meterId, said.proof));
        meterIds.push(meterId);
      }
      return meterIds;
    },
    onSuccess: async (meterIds) => {
      await Promise.all(
        ["meters", "collection", "possibilities"].map((name) =>
          client.invalidateQueries({ queryKey: [name] }),
        ),
      );
      draft.clear();
      router.replace(`${linkAddress("done")}&meters=${meterIds.map(encodeURIComponent).join(",")}`);
    },
  });
}

function addMeter(
  { payment }: LinkDraft,
  found: ShownAccount["meters"][number],
  notice: Notice,
): Promise<Meter> {
  const body: NewMeter = {
    fuel: found.fuel,
    meterPoint: found.meterPoint,
    payment: found.payment ?? payment ?? "credit",
    consent: { purpose: "viewing", granted: true, noticeVersion: notice.version },
  };
  return callApi<Meter>("/v1/meters", { method: "POST", body });
}

/** @returns null where it began, else the code of why not */
async function beginOrWhyNot(draft: LinkDraft, meterId: string, kind: AccountProof): Promise<string | null> {
  const { found, moved, movedIn } = draft;
  const movedInOn = moved === "on-date" ? dateFrom(movedIn) : null;
  const body: NewCollection = {
    source: found?.source ?? "",
    proof: { kind },
    ...(movedInOn === null ? {} : { movedInOn }),
    ...(found === null ? {} : { ticket: found.ticket }),
  };
  try {
    await callApi<ShownCollection>(`/v1/meters/${encodeURIComponent(meterId)}/collection`, {
      method: "POST",
      body,
    });
    return null;
  } catch (fault) {
    return fault instanceof ApiProblem ? fault.code : "unreachable";
  }
}

function withMeterId(draft: LinkDraft, meterPoint: string, meterId: string): LinkDraft {
  if (draft.found === null) return draft;
  const meters = draft.found.meters.map((meter) =>
    meter.meterPoint === meterPoint ? { ...meter, meterId } : meter,
  );
  return { ...draft, found: { ...draft.found, meters } };
}
