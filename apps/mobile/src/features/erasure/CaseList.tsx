import { View } from "react-native";
import { fetchCertificate, isOpen, useErasureCases } from "../../data/consent-queries.js";
import { space } from "../../look/tokens.js";
import { useLook } from "../../look/useLook.js";
import { Heading } from "../../parts/Heading.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Stack } from "../../parts/Stack.js";
import { londonTimeAt, shortDate } from "../../words/format.js";
import { useWords } from "../../words/index.js";
import { certificateFileName, useCaseName } from "./case-names.js";
import { CaseState } from "./CaseState.js";
import { HowToCheck } from "./HowToCheck.js";
import { SaveSigned } from "./SaveSigned.js";

/** Every deletion this household set going, newest first; nothing where there was none. */
export function CaseList() {
  const t = useWords("erasure");
  const { data } = useErasureCases();
  const { colours } = useLook();
  const nameOf = useCaseName();
  const cases = [...(data?.cases ?? [])].sort((a, b) => b.openedAt.localeCompare(a.openedAt));
  const [newest] = cases;
  if (newest === undefined) return null;
  return (
    <Stack gap="two">
      <Heading level={2}>{t("title")}</Heading>
      {cases.map((one) => (
        <View
          key={one.id}
          style={{
            borderTopWidth: 1,
            borderTopColor: colours.border,
            paddingTop: space.two,
            gap: space.half,
          }}
        >
          <Heading level={3}>{nameOf(one)}</Heading>
          {isOpen(one) ? (
            <CaseState of={one} fetchCertificate={() => fetchCertificate(one.id)} />
          ) : (
            <>
              <Paragraph>
                {t("closedOn", { date: shortDate(londonTimeAt(one.closedAt ?? one.dueAt).date) })}
              </Paragraph>
              <SaveSigned
                fileName={certificateFileName(one)}
                fetchDocument={() => fetchCertificate(one.id)}
                label={t("certificateNamed", { what: nameOf(one) })}
              >
                {t("certificate")}
              </SaveSigned>
            </>
          )}
        </View>
      ))}
      <HowToCheck
        title={t("certificateWhat")}
        text={t("certificateText")}
        check={t("certificateCheck")}
        fileName={certificateFileName(newest)}
      />
    </Stack>
  );
}
