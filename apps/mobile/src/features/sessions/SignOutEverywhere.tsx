import { useMutation } from "@tanstack/react-query";
import { router } from "expo-router";
import { callApi } from "../../data/api.js";
import { useSignOut } from "../../data/session.js";
import { Button } from "../../parts/Button.js";
import { Heading } from "../../parts/Heading.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Problem } from "../../parts/Problem.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";

export function SignOutEverywhere() {
  const signOut = useSignOut();
  const t = useWords("security");
  const ending = useMutation({
    mutationFn: () => callApi("/v1/sessions", { method: "DELETE" }),
    onSuccess: async () => {
      router.replace("/");
      await signOut();
    },
  });
  return (
    <Stack gap="two">
      <Heading level={2}>{t("sessions.everywhereTitle")}</Heading>
      <Paragraph>{t("sessions.everywhere")}</Paragraph>
      {ending.error === null ? null : <Problem takesFocus fault={ending.error} />}
      <Button
        kind="secondary"
        busyLabel={ending.isPending ? t("sessions.signingOut") : undefined}
        onPress={() => ending.mutate()}
      >
        {t("sessions.everywhereButton")}
      </Button>
    </Stack>
  );
}
