import { useState } from "react";
import { useEndCollection } from "../../data/collection-queries.js";
import { Button } from "../../parts/Button.js";
import { Heading } from "../../parts/Heading.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Problem } from "../../parts/Problem.js";
import { Row, Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";

/** As easy to end as it was to begin; the readings stay. */
export function StopCollecting({ meterId }: { readonly meterId: string }) {
  const t = useWords("collect");
  const [asking, setAsking] = useState(false);
  const ending = useEndCollection(meterId);
  if (!asking)
    return (
      <Button kind="link" onPress={() => setAsking(true)}>
        {t("stop.ask")}
      </Button>
    );
  return (
    <Stack gap="two">
      <Heading level={2}>{t("stop.title")}</Heading>
      <Paragraph>{t("stop.text")}</Paragraph>
      {ending.error === null ? null : <Problem takesFocus fault={ending.error} />}
      <Row>
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
    </Stack>
  );
}
