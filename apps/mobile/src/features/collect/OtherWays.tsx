import type { Meter, ShownCollection, ShownPossibilities } from "../../data/answers.js";
import { isUnderWay } from "../../data/collection-pace.js";
import type { Source } from "../../data/collection-queries.js";
import { Disclosure } from "../../parts/Disclosure.js";
import { Heading } from "../../parts/Heading.js";
import { NavList } from "../../parts/NavList.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { linkAddress } from "../link/link-draft.js";
import { Begin } from "./Begin.js";

interface Props {
  readonly meter: Meter;
  readonly collection: ShownCollection | null;
  /** Sources that let a household in by its account there. */
  readonly accounts: readonly Source[];
  /** The national network, where another source collects the meter now. */
  readonly network: Source | null;
  readonly possibilities: ShownPossibilities | undefined;
}

/** The other places that this meter's readings can come from; what is here already stays, whichever it is. */
export function OtherWays({ meter, collection, accounts, network, possibilities }: Props) {
  const t = useWords("collect");
  const can = possibilities?.possibilities.find(({ what }) => what === "half-hours");
  const others = accounts.filter(
    ({ source }) => source !== collection?.source && (can?.ways.some((way) => way.source === source) ?? true),
  );
  if (others.length === 0 && network === null) return null;
  const goesOn =
    collection !== null &&
    collection.problem !== "meter-not-in-account" &&
    (collection.state === "running" || isUnderWay(collection));
  const ways = (
    <Stack gap="two">
      {goesOn ? <Paragraph>{t("others.switch")}</Paragraph> : null}
      {others.length === 0 ? null : (
        <NavList
          items={others.map(({ source, title, kind }) => ({
            href: linkAddress("postcode", { source, meter: meter.id }),
            title: t("others.account", { source: title }),
            detail: kind === "intermediary" ? t("others.intermediary") : t("others.supplier"),
          }))}
        />
      )}
      {network === null ? null : (
        <Disclosure title={t("others.network")}>
          <Begin meter={meter} source={network} isAgain />
        </Disclosure>
      )}
    </Stack>
  );
  if (goesOn) return <Disclosure title={t("others.titleOn")}>{ways}</Disclosure>;
  return (
    <Stack gap="one">
      <Heading level={2}>{t(collection === null ? "others.title" : "others.titleElse")}</Heading>
      {ways}
    </Stack>
  );
}
