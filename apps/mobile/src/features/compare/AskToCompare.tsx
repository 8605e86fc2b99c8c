import type { Consents, TariffComparison } from "@halfhourly/contracts";
import { router } from "expo-router";
import { useConsents, useNotices } from "../../data/consent-queries.js";
import { Answered } from "../../parts/Answered.js";
import { Heading } from "../../parts/Heading.js";
import { Link } from "../../parts/Link.js";
import { Notice } from "../../parts/Notice.js";
import { Skeleton } from "../../parts/Skeleton.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { AskConsent } from "../consents/AskConsent.js";
import { isGranted, noticeFor } from "../consents/purposes.js";

/** The promise of a comparison, where it is needed: one meter after another, each with its own answer. */
export function AskToCompare({ meters }: Pick<TariffComparison, "meters">) {
  const t = useWords("consents");
  const consents = useConsents();
  const notices = useNotices();
  return (
    <Stack>
      <Heading level={2}>{t("purposes.comparison.ask")}</Heading>
      <Answered answer={consents} shape={[360]}>
        {({ consents: all }) => (
          <Answered answer={notices} shape={[360]}>
            {(inForce) => {
              const consent = all.find(
                (one) =>
                  one.purpose === "comparison" &&
                  !isGranted(one) &&
                  meters.some(({ meterId }) => meterId === one.meterId),
              );
              const notice = noticeFor("comparison", inForce);
              // Each was answered with yes: the comparison is under way.
              if (consent === undefined && meters.some(isAllowedBy(all))) return <Skeleton shape={[360]} />;
              if (consent === undefined) return <NothingToAsk />;
              if (notice.kind !== "known")
                return (
                  <Notice state="plain">
                    {t(notice.kind === "none" ? "states.unavailable" : "unknownNotice")}
                  </Notice>
                );
              return (
                <AskConsent
                  key={consent.meterId}
                  asked="yes"
                  consent={consent}
                  noticeVersion={notice.version}
                  last={false}
                  // The comparison is asked for anew by itself, and stands here as soon as it is there.
                  onAnswered={() => undefined}
                  onLeave={() => router.replace("/save")}
                />
              );
            }}
          </Answered>
        )}
      </Answered>
    </Stack>
  );
}

function isAllowedBy(consents: Consents["consents"]) {
  return ({ meterId }: { readonly meterId: string }) =>
    consents.some((one) => one.meterId === meterId && one.purpose === "comparison" && isGranted(one));
}

function NothingToAsk() {
  const t = useWords("compare");
  return (
    <Notice state="plain" action={<Link href="/you/consents">{t("states.consent.action")}</Link>}>
      {t("states.consent.gone")}
    </Notice>
  );
}
