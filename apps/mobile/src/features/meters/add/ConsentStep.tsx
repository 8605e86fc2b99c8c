import { useMutation, useQueryClient } from "@tanstack/react-query";
import { router } from "expo-router";
import { ApiProblem, callApi } from "../../../data/api.js";
import type { Meter, NewMeter, Notice } from "../../../data/answers.js";
import { useViewingNotice } from "../../../data/queries.js";
import { READING_WIDTH } from "../../../look/tokens.js";
import { Answered } from "../../../parts/Answered.js";
import { Button } from "../../../parts/Button.js";
import { Problem } from "../../../parts/Problem.js";
import { Screen } from "../../../parts/Screen.js";
import { Row } from "../../../parts/Stack.js";
import { useWords } from "../../../words/index.js";
import { stepAddress } from "./draft.js";
import type { StepProps } from "./FuelStep.js";
import { ConsentPromise } from "./ConsentPromise.js";

/** Nothing is asked of anybody before this page is answered with yes. */
export function ConsentStep({ draft }: StepProps) {
  const t = useWords("meters");
  const notice = useViewingNotice();
  const adding = useAddMeter(draft);
  return (
    <Screen title={t("newMeter.consent.title")} back={{ href: stepAddress("payment") }}>
      {adding.error === null ? null : (
        <AddingFault fault={adding.error} again={() => void notice.refetch()} />
      )}
      <ConsentPromise number={draft.value.number.trim()} />
      <Answered answer={notice} shape={[48]}>
        {(inForce) => (
          <Row style={{ maxWidth: READING_WIDTH }}>
            <Button
              kind="secondary"
              fill
              busyLabel={adding.isPending ? t("newMeter.consent.adding") : undefined}
              onPress={() => adding.mutate(inForce)}
            >
              {t("newMeter.consent.yes")}
            </Button>
            <Button
              kind="secondary"
              fill
              onPress={() => {
                draft.clear();
                router.replace(stepAddress("refused"));
              }}
            >
              {t("newMeter.consent.no")}
            </Button>
          </Row>
        )}
      </Answered>
    </Screen>
  );
}

function useAddMeter(draft: StepProps["draft"]) {
  const client = useQueryClient();
  const { fuel, number, payment } = draft.value;
  return useMutation({
    mutationFn: (notice: Notice) => {
      const body: NewMeter = {
        fuel: fuel ?? "electricity",
        meterPoint: number.trim(),
        payment: payment ?? "credit",
        consent: { purpose: "viewing", granted: true, noticeVersion: notice.version },
      };
      return callApi<Meter>("/v1/meters", { method: "POST", body });
    },
    onSuccess: async (meter) => {
      draft.clear();
      await client.invalidateQueries({ queryKey: ["meters"] });
      router.replace(`/you/meters/add?step=done&meter=${encodeURIComponent(meter.id)}`);
    },
  });
}

/** Why a meter could not be added, and what to do. */
export function AddingFault({ fault, again }: { readonly fault: Error; readonly again: () => void }) {
  const t = useWords("meters");
  const code = fault instanceof ApiProblem ? fault.code : "";
  if (code === "notice-out-of-date")
    return <Problem takesFocus fault={fault} says={t("newMeter.consent.noticeChanged")} tryAgain={again} />;
  if (code === "meter-already-linked")
    return <Problem takesFocus fault={fault} says={t("newMeter.number.linked")} />;
  if (code === "too-many-meters") return <Problem takesFocus fault={fault} says={t("full", { most: 3 })} />;
  if (code === "mpan-invalid" || code === "mprn-invalid")
    return <Problem takesFocus fault={fault} says={t("newMeter.number.checkDigit")} />;
  return <Problem takesFocus fault={fault} />;
}
