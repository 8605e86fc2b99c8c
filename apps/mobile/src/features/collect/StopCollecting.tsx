import { useEffect, useRef, useState } from "react";
import { useEndCollection } from "../../data/collection-queries.js";
import { space } from "../../look/tokens.js";
import { Button } from "../../parts/Button.js";
import { focusOn } from "../../parts/focus.js";
import { Notice } from "../../parts/Notice.js";
import { Problem } from "../../parts/Problem.js";
import { Row, Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";

const ASK = "stop-collecting";

/** As easy to end as it was to begin; the readings stay. */
export function StopCollecting({ meterId }: { readonly meterId: string }) {
  const t = useWords("collect");
  const [asking, setAsking] = useState(false);
  const wasAsking = useRef(false);
  const ending = useEndCollection(meterId);

  useEffect(() => {
    if (wasAsking.current && !asking) focusOn(ASK);
    wasAsking.current = asking;
  }, [asking]);

  if (!asking)
    return (
      <Button id={ASK} kind="link" onPress={() => setAsking(true)}>
        {t("stop.ask")}
      </Button>
    );
  return (
    <Stack gap="two">
      {ending.error === null ? null : <Problem takesFocus fault={ending.error} />}
      <Notice
        takesFocus
        state="plain"
        title={t("stop.title")}
        action={
          <Row style={{ paddingTop: space.one }}>
            <Button
              kind="secondary"
              busyLabel={ending.isPending ? t("stop.stopping") : undefined}
              onPress={() => ending.mutate(undefined)}
            >
              {t("stop.yes")}
            </Button>
            <Button kind="secondary" onPress={() => setAsking(false)}>
              {t("stop.no")}
            </Button>
          </Row>
        }
      >
        {t("stop.text")}
      </Notice>
    </Stack>
  );
}
