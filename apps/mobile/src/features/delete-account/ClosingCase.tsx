import type { ClosingState } from "@halfhourly/contracts";
import { CaseState } from "../erasure/CaseState.js";
import { certificateFileName } from "../erasure/case-names.js";
import { HowToCheck } from "../erasure/HowToCheck.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";

export function ClosingCase({ state }: { readonly state: ClosingState }) {
  const t = useWords("erasure");
  const { certificate } = state;
  return (
    <Stack gap="two">
      <CaseState
        of={state.case}
        {...(certificate === undefined ? {} : { fetchCertificate: async () => certificate })}
      />
      {certificate === undefined ? null : (
        <HowToCheck
          title={t("certificateWhat")}
          text={t("certificateText")}
          check={t("certificateCheck")}
          fileName={certificateFileName(state.case)}
        />
      )}
    </Stack>
  );
}
