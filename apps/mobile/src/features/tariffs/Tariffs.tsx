import { useLocalSearchParams } from "expo-router";
import type { Agreement, Meter } from "../../data/answers.js";
import { useAgreements, useMeters } from "../../data/queries.js";
import { READING_WIDTH } from "../../look/tokens.js";
import { Answered } from "../../parts/Answered.js";
import { ButtonLink } from "../../parts/ButtonLink.js";
import { Heading } from "../../parts/Heading.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Screen } from "../../parts/Screen.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { spacedMeterPoint, useMeterName } from "../meters/meter-words.js";
import { AgreementCard } from "./AgreementCard.js";

/** What the home pays, newest first; what it is paid for what it sends out apart from that. */
export function Tariffs() {
  const { meterId = "" } = useLocalSearchParams<{ meterId: string }>();
  const agreements = useAgreements(meterId);
  const { data } = useMeters();
  const t = useWords("tariffs");
  const meter = data?.meters.find(({ id }) => id === meterId);
  return (
    <Screen title={t("title")} back={{ href: "/you/meters" }}>
      {meter === undefined ? null : <OfMeter meter={meter} />}
      <Answered answer={agreements} shape={[200, 200]}>
        {({ agreements: list }) => (
          <>
            {list.length === 0 ? (
              <Notice state="empty" title={t("none.title")}>
                {t("none.text")}
              </Notice>
            ) : null}
            <ButtonLink href={`/you/meters/${encodeURIComponent(meterId)}/tariffs/add`}>
              {t("add")}
            </ButtonLink>
            <Cards meterId={meterId} list={list} />
          </>
        )}
      </Answered>
    </Screen>
  );
}

function OfMeter({ meter }: { readonly meter: Meter }) {
  const t = useWords("tariffs");
  const nameOf = useMeterName();
  return (
    <Paragraph quiet>{t("forMeter", { name: nameOf(meter), number: spacedMeterPoint(meter) })}</Paragraph>
  );
}

function Cards({ meterId, list }: { readonly meterId: string; readonly list: readonly Agreement[] }) {
  const t = useWords("tariffs");
  const exports = list.some(({ direction }) => direction === "export");
  return (["import", "export"] as const).map((direction) => {
    const own = list
      .filter((agreement) => agreement.direction === direction)
      .sort((a, b) => (a.from < b.from ? 1 : -1));
    if (own.length === 0) return null;
    return (
      <Stack key={direction} style={{ maxWidth: READING_WIDTH + 128 }}>
        {exports ? <Heading level={2}>{direction === "import" ? t("used") : t("sent")}</Heading> : null}
        {own.map((agreement) => (
          <AgreementCard key={agreement.id} meterId={meterId} agreement={agreement} />
        ))}
      </Stack>
    );
  });
}
