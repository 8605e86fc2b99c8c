import type { LondonDate } from "@halfhourly/domain";
import { useState } from "react";
import { Button } from "../../parts/Button.js";
import { Field } from "../../parts/Field.js";
import { Stack } from "../../parts/Stack.js";
import { shortDate } from "../../words/format.js";
import { useWords } from "../../words/index.js";
import { dateFrom } from "./typed-date.js";

interface Props {
  readonly earliest: LondonDate | null;
  readonly latest: LondonDate | null;
  readonly shown: LondonDate;
  readonly onJump: (date: LondonDate) => void;
}

/** A date typed as it is written in Britain. */
export function DateJump({ earliest, latest, shown, onJump }: Props) {
  const t = useWords("usage");
  const [text, setText] = useState(shortDate(shown));
  const [wrong, setWrong] = useState(false);

  function jump() {
    const date = dateFrom(text);
    const inside =
      date !== null && (earliest === null || date >= earliest) && (latest === null || date <= latest);
    setWrong(!inside);
    if (inside) onJump(date);
  }

  return (
    <Stack gap="two">
      <Field
        id="usage-date"
        label={t("goToDate")}
        hint={t("dateHint")}
        value={text}
        onChange={setText}
        characters={10}
        onSubmit={jump}
        error={
          wrong
            ? t("dateWrong", { from: shortDate(earliest ?? shown), to: shortDate(latest ?? shown) })
            : undefined
        }
      />
      <Button kind="secondary" onPress={jump}>
        {t("go")}
      </Button>
    </Stack>
  );
}
