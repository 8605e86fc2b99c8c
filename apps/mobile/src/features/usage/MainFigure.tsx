import type { ReactNode } from "react";
import type { Usage } from "../../data/answers.js";
import { KeyFigure } from "../../parts/KeyFigure.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Row, Stack } from "../../parts/Stack.js";
import { pounds } from "../../words/format.js";
import { useLanguage, useWords } from "../../words/index.js";
import { amountText } from "./amount-text.js";
import { COST_UNITS_PER_PENNY, valueIn, type Measure } from "./measure.js";
import { isSoFar } from "./sentences.js";

interface Props {
  readonly usage: Pick<Usage, "imported" | "period">;
  readonly measure: Measure;
  /** A control beside the figure. */
  readonly children?: ReactNode;
}

/** The period's figure, and what is in it. */
export function MainFigure({ usage, measure, children }: Props) {
  const t = useWords("usage");
  const { imported } = usage;
  const { language } = useLanguage();
  const value = valueIn(measure, imported);
  const standing = imported.standingChargePence
    ? t(usage.period === "day" ? "includesStandingDay" : "includesStanding", {
        amount: amountText(imported.standingChargePence * COST_UNITS_PER_PENNY, "cost", language),
      })
    : t("vatIncluded");
  return (
    <Stack gap="half">
      <Row style={{ justifyContent: "space-between", alignItems: "flex-end" }}>
        {value === null ? null : (
          <KeyFigure
            label={t(`figure.${measure}${isSoFar(usage) ? "SoFar" : ""}`)}
            // The service's own rounding, to the penny; other amounts are rounded for reading.
            value={
              measure === "cost" && imported.costPence !== null
                ? pounds(imported.costPence)
                : amountText(value, measure, language)
            }
          />
        )}
        {children}
      </Row>
      {measure === "cost" && value !== null ? (
        <Paragraph size="small" quiet>
          {standing}
        </Paragraph>
      ) : null}
    </Stack>
  );
}
