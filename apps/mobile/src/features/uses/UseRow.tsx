import { View } from "react-native";
import { space } from "../../look/tokens.js";
import { useLook } from "../../look/useLook.js";
import { Disclosure } from "../../parts/Disclosure.js";
import { Facts } from "../../parts/Facts.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { useWords } from "../../words/index.js";
import { wasRefused, type UseLine, type Who } from "./use-list.js";
import { isKnownCode, useSpokenMs, useWhatWords } from "./use-words.js";

interface Props {
  readonly line: UseLine;
  readonly who: Who;
}

/** One use: what, who and when; everything that was written down is one tap away. */
export function UseRow({ line, who }: Props) {
  const t = useWords("uses");
  const { colours } = useLook();
  const whatOf = useWhatWords();
  const spoken = useSpokenMs();
  const { use } = line;
  return (
    <View
      role="listitem"
      style={{ borderTopWidth: 1, borderTopColor: colours.border, paddingTop: space.two }}
    >
      <Paragraph strong>{whatOf(use)}</Paragraph>
      <Paragraph quiet size="small">
        {t("by", { who: t(`who.${who}`), when: spoken(use.atMs) })}
      </Paragraph>
      {wasRefused(use) ? <Paragraph size="small">{t("refused")}</Paragraph> : null}
      <Disclosure title={t("details")} label={`${t("details")}: ${whatOf(use)}, ${spoken(use.atMs)}`}>
        {isKnownCode(use.what) ? null : <Paragraph>{t("unknownWhy")}</Paragraph>}
        <Facts facts={factsOf(line, t)} />
      </Disclosure>
    </View>
  );
}

type UsesWords = ReturnType<typeof useWords<"uses">>;

/** As it was written down, letter by letter: no word of ours in between. */
function factsOf({ service, use }: UseLine, t: UsesWords) {
  return [
    { name: t("detailNames.what"), value: use.what },
    { name: t("detailNames.who"), value: use.who },
    { name: t("detailNames.about"), value: use.about },
    { name: t("detailNames.where"), value: use.where },
    { name: t("detailNames.why"), value: use.why },
    { name: t("detailNames.result"), value: use.result },
    { name: t("detailNames.line"), value: t("line", { position: use.position, service }) },
    { name: t("detailNames.sum"), value: use.hash },
  ].filter(({ value }) => value !== "");
}
