import { useMutation } from "@tanstack/react-query";
import type { SignedDocument } from "@halfhourly/contracts";
import { saveJson } from "../../data/save-file.js";
import { Button } from "../../parts/Button.js";
import { Problem } from "../../parts/Problem.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";

interface Props {
  readonly fileName: string;
  readonly fetchDocument: () => Promise<SignedDocument>;
  readonly children: string;
  /** A fuller name for screen readers, beginning with the visible words. */
  readonly label: string;
  readonly kind?: "secondary" | "link";
}

/** Fetches a signed document with the keys that it is checked by, and saves both in one file. */
export function SaveSigned({ fileName, fetchDocument, children, label, kind = "link" }: Props) {
  const t = useWords("parts");
  const saving = useMutation({
    mutationFn: async () => saveJson(fileName, await fetchDocument()),
  });
  return (
    <Stack gap="one">
      <Button
        kind={kind}
        label={label}
        busyLabel={saving.isPending ? t("saving") : undefined}
        onPress={() => saving.mutate()}
      >
        {children}
      </Button>
      {saving.error === null ? null : <Problem takesFocus fault={saving.error} />}
    </Stack>
  );
}
