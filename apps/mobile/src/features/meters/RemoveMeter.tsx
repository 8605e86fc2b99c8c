import { useMutation, useQueryClient } from "@tanstack/react-query";
import { router, useLocalSearchParams } from "expo-router";
import type { Meter } from "../../data/answers.js";
import { callApi } from "../../data/api.js";
import { forgetCopies } from "../../data/kept-copies.js";
import { Button } from "../../parts/Button.js";
import { Heading } from "../../parts/Heading.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Problem } from "../../parts/Problem.js";
import { Row, Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { useMeterName } from "./meter-words.js";

/** Taking the consent back: said in full before it is done, because the readings cannot be brought back. */
export function RemoveMeter({ meter }: { readonly meter: Meter }) {
  const t = useWords("meters");
  const nameOf = useMeterName();
  const client = useQueryClient();
  // In the address, so that somebody who was sent to sign in once more comes back to this very question.
  const asking = useLocalSearchParams<{ remove?: string }>().remove === meter.id;
  const ask = (remove: string | undefined) => router.setParams({ remove });
  const removing = useMutation({
    mutationFn: () => callApi(`/v1/meters/${encodeURIComponent(meter.id)}`, { method: "DELETE" }),
    // Everything shown may have held this meter's readings, the sealed copies on this device too.
    onSuccess: () => {
      ask(undefined);
      return forgetCopies(client);
    },
  });
  if (!asking) {
    return (
      <Button kind="link" label={t("remove.named", { name: nameOf(meter) })} onPress={() => ask(meter.id)}>
        {t("remove.ask")}
      </Button>
    );
  }
  return (
    <Stack gap="two">
      <Heading level={3}>{t("remove.title")}</Heading>
      <Paragraph>{t("remove.text")}</Paragraph>
      {removing.error === null ? null : <Problem takesFocus fault={removing.error} />}
      <Row>
        <Button
          kind="secondary"
          busyLabel={removing.isPending ? t("remove.removing") : undefined}
          onPress={() => removing.mutate()}
        >
          {t("remove.yes")}
        </Button>
        <Button kind="secondary" onPress={() => ask(undefined)}>
          {t("remove.no")}
        </Button>
      </Row>
    </Stack>
  );
}
