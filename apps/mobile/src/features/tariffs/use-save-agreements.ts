import { useMutation, useQueryClient } from "@tanstack/react-query";
import { router } from "expo-router";
import type { Agreement, Meter, NewAgreement } from "../../data/answers.js";
import { ApiProblem, callApi } from "../../data/api.js";
import { refreshAfterTariff } from "./refresh-after-tariff.js";
import { tariffsAddress } from "./step-props.js";

/** Saves one or several agreements and goes back to the list. Of several, those that the meter has already are left out. */
export function useSaveAgreements(meter: Meter, onSaved: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (agreements: readonly NewAgreement[]) => {
      for (const body of agreements) await saveUnlessHeld(meter, body, agreements.length > 1);
    },
    onSuccess: async () => {
      onSaved();
      await refreshAfterTariff(client, meter.id);
      router.replace(tariffsAddress(meter));
    },
  });
}

async function saveUnlessHeld(meter: Meter, body: NewAgreement, oneOfSeveral: boolean): Promise<void> {
  try {
    await callApi<Agreement>(`/v1/meters/${encodeURIComponent(meter.id)}/agreements`, {
      method: "POST",
      body,
    });
  } catch (fault) {
    const held = fault instanceof ApiProblem && fault.code === "agreement-overlaps";
    if (!(held && oneOfSeveral)) throw fault;
  }
}
