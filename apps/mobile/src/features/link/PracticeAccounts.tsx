import { View } from "react-native";
import type { Source } from "../../data/collection-queries.js";
import { Button } from "../../parts/Button.js";
import { Disclosure } from "../../parts/Disclosure.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { useWords } from "../../words/index.js";

interface Props {
  readonly source: Source;
  readonly onChoose: (account: Source["practiceAccounts"][number]) => void;
}

/** Where the supplier is a simulator: accounts that nobody has, for whoever has none at hand. */
export function PracticeAccounts({ source, onChoose }: Props) {
  const t = useWords("link");
  if (source.practiceAccounts.length === 0) return null;
  return (
    <Disclosure title={t("practice.title")}>
      <Paragraph>{t("practice.text")}</Paragraph>
      <View style={{ alignItems: "flex-start" }}>
        {source.practiceAccounts.map((one) => (
          <Button key={one.accountNumber} kind="link" onPress={() => onChoose(one)}>
            {t("practice.use", { account: one.accountNumber, postcode: one.postcode })}
          </Button>
        ))}
      </View>
    </Disclosure>
  );
}
