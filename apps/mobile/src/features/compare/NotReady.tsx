import type { TariffComparison } from "@halfhourly/contracts";
import { ButtonLink } from "../../parts/ButtonLink.js";
import { Link } from "../../parts/Link.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { useWords } from "../../words/index.js";
import { AskToCompare } from "./AskToCompare.js";

/** A comparison needs so many whole days (FR-007: three months). */
const FEWEST_DAYS = 90;

interface Props {
  readonly comparison: TariffComparison;
}

/** Why there is nothing to compare yet, and the one thing to do about it. */
export function NotReady({ comparison }: Props) {
  const t = useWords("compare");
  switch (comparison.state) {
    case "no-meter":
      return (
        <Notice
          state="empty"
          title={t("states.noMeter.title")}
          action={<ButtonLink href="/you/meters/add">{t("states.noMeter.action")}</ButtonLink>}
        >
          {t("states.noMeter.text")}
        </Notice>
      );
    case "consent-needed":
      return <AskToCompare meters={comparison.meters} />;
    case "too-little":
      return <TooLittle comparison={comparison} />;
    case "region-unknown":
      return <RegionUnknown comparison={comparison} />;
    default:
      return (
        <Notice state="empty" title={t("states.noMarket.title")}>
          {t("states.noMarket.text")}
        </Notice>
      );
  }
}

/** The number of an electricity meter tells the region, unless an independent network brings the electricity. */
function RegionUnknown({ comparison: { meters } }: Props) {
  const t = useWords("compare");
  return meters.some(({ fuel }) => fuel === "electricity") ? (
    <Notice
      state="empty"
      title={t("states.region.title")}
      action={<Link href="/feedback">{t("states.region.tell")}</Link>}
    >
      {t("states.region.independent")}
    </Notice>
  ) : (
    <Notice
      state="empty"
      title={t("states.region.title")}
      action={<ButtonLink href="/you/meters/add">{t("states.region.action")}</ButtonLink>}
    >
      {t("states.region.text")}
    </Notice>
  );
}

function TooLittle({ comparison: { meters } }: Props) {
  const t = useWords("compare");
  const short = meters.filter(({ isConsented, heldDays }) => isConsented && heldDays < FEWEST_DAYS);
  const [first] = short;
  return (
    <Notice
      state="empty"
      title={t("states.tooLittle.title")}
      action={
        <>
          {first === undefined ? null : (
            <ButtonLink href={`/you/meters/${encodeURIComponent(first.meterId)}/file`}>
              {t("states.tooLittle.action")}
            </ButtonLink>
          )}
          <Link href="/save/how">{t("how")}</Link>
        </>
      }
    >
      {short.map(({ meterId, fuel, heldDays }) => (
        <Paragraph key={meterId} strong>
          {t(`states.tooLittle.${fuel}`, { count: heldDays, fewest: FEWEST_DAYS })}
        </Paragraph>
      ))}
      <Paragraph>{t("states.tooLittle.text")}</Paragraph>
    </Notice>
  );
}
