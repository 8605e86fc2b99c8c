import type { Fuel } from "../../data/answers.js";
import type { Source } from "../../data/collection-queries.js";
import { Disclosure } from "../../parts/Disclosure.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Table } from "../../parts/Table.js";
import { useWords } from "../../words/index.js";
import { spacedMeterPoint } from "../meters/meter-words.js";

/** Said before anything is asked: nobody is to take made-up readings for their own. */
export function Practice({ source, fuel }: { readonly source: Source; readonly fuel: Fuel }) {
  const t = useWords("collect");
  const meters = source.practice.filter((one) => one.fuel === fuel);
  return (
    <Notice state="plain" title={t("simulated.title")}>
      <Paragraph>{t("simulated.text")}</Paragraph>
      {meters.length === 0 ? null : (
        <Disclosure title={t("simulated.meters")}>
          <Paragraph>{t("simulated.add")}</Paragraph>
          <Table
            caption={t("simulated.caption")}
            hideCaption
            columns={[{ title: t("simulated.meterPoint") }, { title: t("simulated.displayId") }]}
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
