import { londonDateAt } from "@halfhourly/domain";
import { router } from "expo-router";
import { useState } from "react";
import type { Meter } from "../../data/answers.js";
import { useMoveOut } from "../../data/consent-queries.js";
import { useNow } from "../../data/now.js";
import { READING_WIDTH } from "../../look/tokens.js";
import { Bullets } from "../../parts/Bullets.js";
import { Button } from "../../parts/Button.js";
import { ErrorSummary } from "../../parts/ErrorSummary.js";
import { Field } from "../../parts/Field.js";
import { Heading } from "../../parts/Heading.js";
import { Link } from "../../parts/Link.js";
import { Problem } from "../../parts/Problem.js";
import { Row, Stack } from "../../parts/Stack.js";
import { shortDate } from "../../words/format.js";
import { useWords } from "../../words/index.js";
import { dateFrom } from "../usage/typed-date.js";

interface Props {
  readonly meter: Meter;
  readonly onDone: () => void;
}

/** The day, what it sets going, and two answers of the same weight. */
export function MovedOutQuestion({ meter, onDone }: Props) {
  const t = useWords("consents");
  const today = londonDateAt(useNow());
  const [typed, setTyped] = useState("");
  const [error, setError] = useState<string | undefined>(undefined);
  const moving = useMoveOut(meter.id, onDone);
  const example = shortDate(today);

  function end() {
    const date = dateFrom(typed);
    if (date === null) return setError(t("moved.empty", { date: example }));
    if (date > today) return setError(t("moved.future"));
    setError(undefined);
    moving.mutate(date);
  }
  return (
    <Stack gap="four">
      <ErrorSummary errors={error === undefined ? [] : [{ id: "moved-out-on", message: error }]} />
      <Field
        id="moved-out-on"
        label={t("moved.day")}
        hint={t("moved.hint", { date: example })}
        error={error}
        value={typed}
        onChange={setTyped}
        characters={10}
        onSubmit={end}
      />
      <Stack gap="one">
        <Heading level={2}>{t("moved.thenTitle")}</Heading>
        <Bullets items={[t("moved.ends"), t("moved.deleted"), t("moved.next")]} />
        <Link href="/you/export">{t("moved.copyFirst")}</Link>
      </Stack>
      {moving.error === null ? null : <Problem takesFocus fault={moving.error} />}
      <Row style={{ maxWidth: READING_WIDTH }}>
        <Button
          kind="secondary"
          fill
          busyLabel={moving.isPending ? t("moved.ending") : undefined}
          onPress={end}
        >
          {t("moved.yes")}
        </Button>
        <Button kind="secondary" fill onPress={() => router.push("/you/consents")}>
          {t("moved.no")}
        </Button>
      </Row>
    </Stack>
  );
}
