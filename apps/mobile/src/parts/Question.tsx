import type { ReactNode } from "react";
import { Button } from "./Button.js";
import { ErrorSummary, type FieldError } from "./ErrorSummary.js";
import { Screen } from "./Screen.js";
import { Stack } from "./Stack.js";
import { useWords } from "../words/index.js";

interface Props {
  readonly title: string;
  /** None on a page that nothing leads to. */
  readonly back?: string;
  readonly errors: readonly FieldError[];
  readonly onContinue: () => void;
  /** "Continue" unless told. */
  readonly continueLabel?: string;
  readonly busyLabel?: string | undefined;
  readonly children: ReactNode;
}

/** A page with one question. */
export function Question({ title, back, errors, onContinue, continueLabel, busyLabel, children }: Props) {
  const t = useWords("parts");
  return (
    <Screen title={title} {...(back === undefined ? {} : { back: { href: back } })}>
      <ErrorSummary errors={errors} />
      <Stack gap="four">
        {children}
        <Button onPress={onContinue} busyLabel={busyLabel}>
          {continueLabel ?? t("continue")}
        </Button>
      </Stack>
    </Screen>
  );
}
