import { useAuthorise } from "../../data/link-queries.js";
import type { Source } from "../../data/collection-queries.js";
import { openAddress } from "../../data/open-address.js";
import { Button } from "../../parts/Button.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { FindFault } from "./FindFault.js";

/** The supplier's own page asks its customer; we never see the password. */
export function SignInThere({ source }: { readonly source: Source }) {
  const t = useWords("link");
  const authorising = useAuthorise();
  return (
    <Stack gap="two">
      {authorising.error === null ? null : (
        <FindFault fault={authorising.error} kind="authorisation-code" source={source} />
      )}
      <Paragraph>{t("there.text", { source: source.title })}</Paragraph>
      <Button
        busyLabel={authorising.isPending ? t("there.busy") : undefined}
        onPress={() => authorising.mutate(source.source, { onSuccess: ({ url }) => openAddress(url) })}
      >
        {t("there.go", { source: source.title })}
      </Button>
    </Stack>
  );
}
