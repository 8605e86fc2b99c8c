import { useState } from "react";
import type { PriceCaps } from "../../data/answers.js";
import { usePriceCaps } from "../../data/queries.js";
import { Answered } from "../../parts/Answered.js";
import { Button } from "../../parts/Button.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Radios } from "../../parts/Radios.js";
import { Screen } from "../../parts/Screen.js";
import { pence } from "../../words/format.js";
import { useLanguage, useWords } from "../../words/index.js";
import { agreementFromLevel, levelsFor, paymentsFor, quarterName, type CapLevel } from "./cap-levels.js";
import { SaveFault } from "./SaveFault.js";
import { tariffsAddress, type StepProps } from "./step-props.js";
import { useSaveAgreements } from "./use-save-agreements.js";

/** A level of the shipped price cap file, by its quarter, or all of them. */
export function CapStep({ meter, draft }: StepProps) {
  const t = useWords("tariffs");
  const caps = usePriceCaps();
  return (
    <Screen title={t("cap.title")} back={{ href: `${tariffsAddress(meter)}/add` }}>
      <Paragraph>{t("cap.text")}</Paragraph>
      <Answered answer={caps} shape={[64, 64, 64]}>
        {(file) => <Levels file={file} meter={meter} draft={draft} />}
      </Answered>
    </Screen>
  );
}

const EVERY = "every";

function Levels({ file, meter, draft }: StepProps & { readonly file: PriceCaps }) {
  const t = useWords("tariffs");
  const levelWords = useLevelWords();
  const payments = paymentsFor(file, meter.fuel);
  const [payment, setPayment] = useState(() => usualPayment(payments, meter.payment));
  const [quarter, setQuarter] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const saving = useSaveAgreements(meter, draft.clear);
  const levels = levelsFor(file, meter.fuel, payment);
  const chosen =
    quarter === EVERY ? oldestFirst(levels) : levels.filter((level) => level.quarter === quarter);
  const error = asked && chosen.length === 0 ? t("cap.error") : undefined;

  function save() {
    setAsked(true);
    if (chosen.length > 0)
      saving.mutate(chosen.map((level) => agreementFromLevel(level, ...levelWords.nameAndOrigin(level))));
  }
  return (
    <>
      {saving.error === null ? null : <SaveFault fault={saving.error} />}
      {payments.length > 1 ? (
        <Radios
          id="cap-payment"
          label={t("cap.payment")}
          options={payments.map((value) => ({ value, label: levelWords.payment(value) }))}
          value={payment}
          onChange={setPayment}
        />
      ) : null}
      {levels.length === 0 ? (
        <Notice state="empty">{t("cap.none")}</Notice>
      ) : (
        <>
          <Radios
            id="cap-quarter"
            label={t("cap.quarter")}
            error={error}
            options={[
              ...levels.map((level) => ({
                value: level.quarter,
                label: levelWords.quarter(level),
                hint: levelWords.prices(level),
              })),
              ...(levels.length > 1
                ? [
                    {
                      value: EVERY,
                      label: t("cap.every", { count: levels.length }),
                      hint: t("cap.everyHint"),
                    },
                  ]
                : []),
            ]}
            value={quarter}
            onChange={setQuarter}
          />
          <Button busyLabel={saving.isPending ? t("cap.adding") : undefined} onPress={save}>
            {t("cap.add")}
          </Button>
        </>
      )}
    </>
  );
}

/** So that each agreement follows the one before it. */
function oldestFirst(levels: readonly CapLevel[]): CapLevel[] {
  return [...levels].sort((a, b) => (a.from < b.from ? -1 : 1));
}

function usualPayment(payments: readonly string[], ofMeter: "credit" | "prepayment"): string {
  const usual = ofMeter === "prepayment" ? "prepayment" : "direct debit";
  return payments.includes(usual) ? usual : (payments[0] ?? "");
}

function useLevelWords() {
  const t = useWords("tariffs");
  const { language } = useLanguage();
  const quarter = (level: CapLevel) => quarterName(level, language);
  return {
    quarter,
    prices: (level: CapLevel) =>
      t("cap.level", {
        rate: pence(level.pencePerKwh, language),
        standing: pence(level.standingChargePencePerDay, language),
      }),
    payment: (value: string) =>
      value === "direct debit" || value === "standard credit" || value === "prepayment"
        ? t(`cap.payments.${value}`)
        : value,
    nameAndOrigin: (level: CapLevel): [string, string] => [
      t("cap.nameOf", { quarter: quarter(level) }),
      t("cap.originOf", { quarter: quarter(level) }),
    ],
  };
}
