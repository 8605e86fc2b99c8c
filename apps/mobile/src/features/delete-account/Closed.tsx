import { useState } from "react";
import { closingKeyNow } from "../../data/account-closing.js";
import { useClosingState } from "../../data/consent-queries.js";
import { ApiProblem } from "../../data/api.js";
import { Answered } from "../../parts/Answered.js";
import { Button } from "../../parts/Button.js";
import { Heading } from "../../parts/Heading.js";
import { Screen } from "../../parts/Screen.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { ClosingCase } from "./ClosingCase.js";
import { KeyQuestion } from "./KeyQuestion.js";
import { KeyToKeep } from "./KeyToKeep.js";

/** Open to all: whoever has the key of a closed account sees how far its deletion is and saves the certificate. */
export function Closed() {
  const t = useWords("closing");
  const justClosed = closingKeyNow();
  const [typed, setTyped] = useState<string | null>(null);
  const key = typed ?? justClosed;
  const state = useClosingState(key);
  const unknown = state.error instanceof ApiProblem && [400, 404].includes(state.error.status);
  if (key === null || (unknown && typed !== null)) return <KeyQuestion refused={unknown} onKey={setTyped} />;
  return (
    <Screen title={t("closed.title")}>
      {key === justClosed ? <KeyToKeep value={key} /> : null}
      <Stack gap="two">
        <Heading level={2}>{t("closed.state")}</Heading>
        <Answered answer={state} shape={[120]}>
          {(found) => <ClosingCase state={found} />}
        </Answered>
      </Stack>
      {typed === null ? null : (
        <Button kind="link" onPress={() => setTyped(null)}>
          {t("closed.other")}
        </Button>
      )}
    </Screen>
  );
}
