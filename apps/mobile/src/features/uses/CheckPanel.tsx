import { useMutation } from "@tanstack/react-query";
import { londonDateAt } from "@halfhourly/domain";
import type { Uses } from "@halfhourly/contracts";
import { useNow } from "../../data/now.js";
import { saveJson } from "../../data/save-file.js";
import { Button } from "../../parts/Button.js";
import { Heading } from "../../parts/Heading.js";
import { Panel } from "../../parts/Panel.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { checkUses } from "./check-uses.js";
import { CheckResult } from "./CheckResult.js";
import { canHash, sha256Hex } from "./sha256.js";

/** The household works out every check sum itself, and takes the list away. */
export function CheckPanel({ uses }: { readonly uses: Uses }) {
  const t = useWords("uses");
  const today = londonDateAt(useNow());
  const checking = useMutation({ mutationFn: () => checkUses(uses, sha256Hex) });
  return (
    <Panel label={t("check.title")}>
      <Heading level={2}>{t("check.title")}</Heading>
      <Paragraph>{t("check.why")}</Paragraph>
      {canHash() ? (
        <Button
          busyLabel={checking.isPending ? t("check.checking") : undefined}
          onPress={() => checking.mutate()}
        >
          {checking.data === undefined ? t("check.button") : t("check.again")}
        </Button>
      ) : (
        <Paragraph>{t("check.cannot")}</Paragraph>
      )}
      {checking.data === undefined ? null : <CheckResult outcome={checking.data} />}
      <Stack gap="half">
        <Button kind="link" onPress={() => void saveJson(`halfhourly-uses-${today}.json`, uses)}>
          {t("save")}
        </Button>
        <Paragraph quiet size="small">
          {t("saveWhy")}
        </Paragraph>
      </Stack>
    </Panel>
  );
}
