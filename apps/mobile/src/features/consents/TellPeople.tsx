import { View } from "react-native";
import { READING_WIDTH, space } from "../../look/tokens.js";
import { useLook } from "../../look/useLook.js";
import { CopyButton } from "../../parts/CopyButton.js";
import { Disclosure } from "../../parts/Disclosure.js";
import { Heading } from "../../parts/Heading.js";
import { Link } from "../../parts/Link.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";

/** Half hours show who is at home: the account holder is asked to tell the others, with words to send them. */
export function TellPeople() {
  const t = useWords("consents");
  const { colours } = useLook();
  return (
    <Stack gap="one" style={{ maxWidth: READING_WIDTH }}>
      <Heading level={2}>{t("people.title")}</Heading>
      <Paragraph>{t("people.text")}</Paragraph>
      <Disclosure title={t("people.shareTitle")}>
        <View style={{ borderLeftWidth: 4, borderLeftColor: colours.border, paddingLeft: space.two }}>
          <Paragraph>{t("people.message")}</Paragraph>
        </View>
        <CopyButton text={t("people.message")} copied={t("people.copied")} notCopied={t("people.notCopied")}>
          {t("people.share")}
        </CopyButton>
      </Disclosure>
      <Link href="/safety">{t("people.safety")}</Link>
    </Stack>
  );
}
