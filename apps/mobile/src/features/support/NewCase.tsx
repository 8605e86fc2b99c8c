import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { callApi } from "../../data/api.js";
import { useDraft } from "../../data/draft.js";
import { Button } from "../../parts/Button.js";
import { ErrorSummary } from "../../parts/ErrorSummary.js";
import { Problem } from "../../parts/Problem.js";
import { Radios } from "../../parts/Radios.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { ABOUTS, useAboutWords, type About } from "./about-words.js";

const isAbout = (kept: unknown): kept is About | null =>
  kept === null || ABOUTS.some((about) => about === kept);

export function NewCase() {
  const t = useWords("support");
  const aboutWords = useAboutWords();
  const client = useQueryClient();
  const draft = useDraft<About | null>("support-case", null, isAbout);
  const [asked, setAsked] = useState(false);
  const opening = useMutation({
    mutationFn: (about: About) => callApi("/v1/support-cases", { method: "POST", body: { about } }),
    onSuccess: () => {
      draft.clear();
      return client.invalidateQueries({ queryKey: ["support-cases"] });
    },
  });
  const about = draft.value;
  const error = asked && about === null ? t("aboutError") : undefined;

  function open() {
    setAsked(true);
    if (about !== null) opening.mutate(about);
  }
  return (
    <Stack gap="three">
      <ErrorSummary errors={error === undefined ? [] : [{ id: "about", message: error }]} />
      {opening.error === null ? null : <Problem takesFocus fault={opening.error} />}
      <Radios
        id="about"
        label={t("about")}
        error={error}
        options={ABOUTS.map((value) => ({ value, label: aboutWords(value) }))}
        value={about}
        onChange={draft.change}
      />
      <Button onPress={open} busyLabel={opening.isPending ? t("opening") : undefined}>
        {t("open")}
      </Button>
    </Stack>
  );
}
