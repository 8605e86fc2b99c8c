import type { Meter } from "../../data/answers.js";
import type { Source } from "../../data/collection-queries.js";
import { Disclosure } from "../../parts/Disclosure.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Table } from "../../parts/Table.js";
import { useWords } from "../../words/index.js";
import { spacedMeterPoint } from "../meters/meter-words.js";

/** Said before anything is asked: nobody is to take made-up readings for their own. */
export function Practice({ source, meter }: { readonly source: Source; readonly meter: Meter }) {
  const t = useWords("collect");
  const meters = source.practice.filter(({ fuel }) => fuel === meter.fuel);
  const same = meters.find(({ meterPoint }) => meterPoint === meter.meterPoint);
  return (
    <Notice state="plain" title={t("simulated.title")}>
      <Paragraph>{t("simulated.text")}</Paragraph>
      {same !== undefined ? (
        <Paragraph>{t("simulated.thisOne", { displayId: same.displayId })}</Paragraph>
      ) : meters.length === 0 ? null : (
        <Disclosure title={t("simulated.meters")}>
          <Paragraph>{t("simulated.add")}</Paragraph>
          <Table
            caption={t("simulated.caption")}
            hideCaption
            columns={[{ title: t("simulated.meterPoint") }, { title: t("simulated.displayId"), share: 1.5 }]}
            rows={meters.map((one) => ({
              key: one.meterPoint,
              cells: [spacedMeterPoint(one), one.displayId],
            }))}
          />
        </Disclosure>
      )}
    </Notice>
  );
}
