import { View } from "react-native";
import type { Meter } from "../../data/answers.js";
import type { Source } from "../../data/collection-queries.js";
import { Disclosure } from "../../parts/Disclosure.js";
import { Facts } from "../../parts/Facts.js";
import { Link } from "../../parts/Link.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { useWords } from "../../words/index.js";
import { spacedMeterPoint } from "../meters/meter-words.js";

/** Said before anything is asked: nobody is to take made-up readings for their own. */
export function Practice({ source, meter }: { readonly source: Source; readonly meter: Meter }) {
  const t = useWords("collect");
  const words = useWords("meters");
  const meters = source.practice.filter(({ fuel }) => fuel === meter.fuel);
  const same = meters.find(({ meterPoint }) => meterPoint === meter.meterPoint);
  return (
    <Notice state="plain" title={t("simulated.title")}>
      <Paragraph>{t("simulated.text")}</Paragraph>
      {same !== undefined ? (
        <View>
          <Paragraph>{t("simulated.thisOne")}</Paragraph>
          <Paragraph strong>{same.displayId}</Paragraph>
        </View>
      ) : meters.length === 0 ? null : (
        <Disclosure title={t("simulated.meters")}>
          <Paragraph>{t("simulated.add")}</Paragraph>
          <Facts facts={meters.map((one) => ({ name: spacedMeterPoint(one), value: one.displayId }))} />
          <Link href="/you/meters/add">{words("add")}</Link>
        </Disclosure>
      )}
    </Notice>
  );
}
