import { londonDateAt } from "@halfhourly/domain";
import { useState } from "react";
import type { Meter } from "../../data/answers.js";
import { useCheckBill } from "../../data/comparison-queries.js";
import { useDraft } from "../../data/draft.js";
import { useNow } from "../../data/now.js";
import { Button } from "../../parts/Button.js";
import { ErrorSummary } from "../../parts/ErrorSummary.js";
import { SideBySide } from "../../parts/SideBySide.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { BillAnswer } from "./BillAnswer.js";
import { BillFields } from "./BillFields.js";
import { BillRefused } from "./BillRefused.js";
import { EMPTY_BILL, isBillForm, readBillForm, type BillForm, type FoundFault } from "./bill-form.js";
import { useFaultWords } from "./fault-words.js";

/** What the bill says, and beside it what came of checking it. What was typed stays. */
export function BillQuestion({ meters }: { readonly meters: readonly Meter[] }) {
  const t = useWords("billCheck");
  const today = londonDateAt(useNow());
  const draft = useDraft("bill", EMPTY_BILL, isBillForm);
  const form = draft.value;
  const [faults, setFaults] = useState<readonly FoundFault[]>([]);
  const checking = useCheckBill();
  const { errors, errorOf } = useFaultWords(faults, today);

  function check() {
    const read = readBillForm(
      form,
      meters.map(({ id }) => id),
      today,
    );
    setFaults(read.ok ? [] : read.faults);
    if (read.ok) checking.mutate({ meterId: read.meterId, bill: read.bill });
    else checking.reset();
  }
  function change(part: Partial<BillForm>) {
    draft.change({ ...form, ...part });
    // An answer must not stand beside figures that it is not about.
    if (checking.data !== undefined || checking.error !== null) checking.reset();
  }
  const asked = (
    <Stack gap="four">
      <ErrorSummary errors={errors} />
      <BillFields
        meters={meters}
        form={form}
        change={change}
        errorOf={errorOf}
        today={today}
        onSubmit={check}
      />
      <Button busyLabel={checking.isPending ? t("checking") : undefined} onPress={check}>
        {t("check")}
      </Button>
    </Stack>
  );
  const came =
    checking.data === undefined ? (
      checking.error === null ? null : (
        <BillRefused fault={checking.error} meterId={checking.variables?.meterId ?? ""} />
      )
    ) : (
      <BillAnswer check={checking.data} />
    );
  return <SideBySide first={asked} second={came} />;
}
