import { router, useLocalSearchParams } from "expo-router";
import type { Meter } from "../../data/answers.js";
import { fetchCertificate, isOpen, useErasureCases } from "../../data/consent-queries.js";
import { useMeters } from "../../data/queries.js";
import { Answered } from "../../parts/Answered.js";
import { Heading } from "../../parts/Heading.js";
import { Link } from "../../parts/Link.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Screen } from "../../parts/Screen.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { useCaseName } from "../erasure/case-names.js";
import { CaseState } from "../erasure/CaseState.js";
import { spacedMeterPoint, useMeterName } from "../meters/meter-words.js";
import { MovedOutQuestion } from "./MovedOutQuestion.js";
import { movedOutAddress } from "./purposes.js";

/** The household left a home: what was allowed for its meter ends the same day. */
export function MovedOut() {
  const { meterId = "", done } = useLocalSearchParams<{ meterId: string; done?: string }>();
  const t = useWords("consents");
  const meters = useMeters();
  const nameOf = useMeterName();
  const meter = meters.data?.meters.find(({ id }) => id === meterId);
  const others = meters.data?.meters.filter(({ id }) => id !== meterId) ?? [];
  if (done === "yes") return <Ended meter={meter} others={others} />;
  return (
    <Screen title={t("moved.title")} back={{ href: "/you/consents" }}>
      <Answered answer={meters} shape={[28, 300]}>
        {() =>
          meter === undefined ? (
            <Notice state="error">{t("noSuch")}</Notice>
          ) : (
            <Stack gap="four">
              <Paragraph quiet>
                {t("moved.of", { name: nameOf(meter), number: spacedMeterPoint(meter) })}
              </Paragraph>
              <MovedOutQuestion
                meter={meter}
                onDone={() => router.replace(`${movedOutAddress(meterId)}?done=yes`)}
              />
            </Stack>
          )
        }
      </Answered>
    </Screen>
  );
}

interface EndedProps {
  readonly meter: Meter | undefined;
  readonly others: readonly Meter[];
}

function Ended({ meter, others }: EndedProps) {
  const t = useWords("consents");
  const nameOf = useMeterName();
  const caseName = useCaseName();
  const { data } = useErasureCases();
  const open = (data?.cases ?? []).filter(isOpen);
  return (
    <Screen title={t("moved.doneTitle")}>
      <Notice state="success">
        {meter === undefined ? t("moved.doneAll") : t("moved.done", { name: nameOf(meter) })}
      </Notice>
      {open.map((one) => (
        <Stack key={one.id} gap="one">
          <Heading level={2}>{caseName(one)}</Heading>
          <CaseState of={one} fetchCertificate={() => fetchCertificate(one.id)} />
        </Stack>
      ))}
      <Stack gap="one">
        {others.map((other) => (
          <Link key={other.id} href={movedOutAddress(other.id)}>
            {t("moved.otherMeter", { name: nameOf(other) })}
          </Link>
        ))}
        <Link href="/you/consents">{t("said.toAll")}</Link>
      </Stack>
    </Screen>
  );
}
