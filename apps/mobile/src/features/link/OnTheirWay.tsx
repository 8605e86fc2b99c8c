import { skipToken, useQuery } from "@tanstack/react-query";
import { View } from "react-native";
import type { Meter } from "../../data/answers.js";
import { useCollection } from "../../data/collection-queries.js";
import { useMeters } from "../../data/queries.js";
import { ApiProblem } from "../../data/api.js";
import { Answered } from "../../parts/Answered.js";
import { Heading } from "../../parts/Heading.js";
import { Link } from "../../parts/Link.js";
import { Notice } from "../../parts/Notice.js";
import { Panel } from "../../parts/Panel.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Screen } from "../../parts/Screen.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { useCollectionFault } from "../collect/collection-words.js";
import { spacedMeterPoint, useMeterName } from "../meters/meter-words.js";
import { SoFar } from "./SoFar.js";
import { linkFaultKey } from "./use-link-meters.js";

/** The meters are in: each with how far its readings are, as they arrive. */
export function OnTheirWay({ meterIds }: { readonly meterIds: readonly string[] }) {
  const t = useWords("link");
  const words = useWords("meters");
  const meters = useMeters();
  return (
    <Screen title={t("done.title")}>
      <Answered answer={meters} shape={[160]}>
        {(list) => (
          <Stack gap="three">
            {list.meters
              .filter(({ id }) => meterIds.includes(id))
              .map((meter) => (
                <OneMeter key={meter.id} meter={meter} />
              ))}
          </Stack>
        )}
      </Answered>
      <Link href="/you/meters">{words("newMeter.done.toMeters")}</Link>
    </Screen>
  );
}

function OneMeter({ meter }: { readonly meter: Meter }) {
  const nameOf = useMeterName();
  const collect = useWords("collect");
  const collection = useCollection(meter.id);
  const name = nameOf(meter);
  return (
    <Panel label={`${name}, ${spacedMeterPoint(meter)}`}>
      <View>
        <Heading level={2}>{name}</Heading>
        <Paragraph quiet>{spacedMeterPoint(meter)}</Paragraph>
      </View>
      <Answered answer={collection} shape={[80]}>
        {({ collection: held }) =>
          held === null ? <NotBegun meterId={meter.id} /> : <SoFar meter={meter} collection={held} />
        }
      </Answered>
      <Link href={`/you/meters/${encodeURIComponent(meter.id)}/collect`}>{collect("how")}</Link>
    </Panel>
  );
}

function NotBegun({ meterId }: { readonly meterId: string }) {
  const t = useWords("link");
  const faultOf = useCollectionFault();
  const { data: code } = useQuery<string | null>({ queryKey: linkFaultKey(meterId), queryFn: skipToken });
  const why =
    code === null || code === undefined ? undefined : faultOf(new ApiProblem({ status: 422, code }));
  return (
    <Notice state="stale" title={t("done.notBegun")}>
      {why ?? t("done.tryThere")}
    </Notice>
  );
}

/** A no is as good an answer as a yes. */
export function NothingAdded() {
  const t = useWords("link");
  const words = useWords("meters");
  return (
    <Screen title={t("refused.title")}>
      <Paragraph size="lead">{t("refused.text")}</Paragraph>
      <Link href="/you/meters">{words("newMeter.done.toMeters")}</Link>
    </Screen>
  );
}
