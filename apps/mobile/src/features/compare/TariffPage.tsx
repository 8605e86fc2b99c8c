import type { Arithmetic } from "@halfhourly/contracts";
import { useLocalSearchParams } from "expo-router";
import { useArithmetic, useSaveArithmetic, type ComparedTariff } from "../../data/comparison-queries.js";
import { ApiProblem } from "../../data/api.js";
import { Answered } from "../../parts/Answered.js";
import { AsWritten } from "../../parts/AsWritten.js";
import { Button } from "../../parts/Button.js";
import { Heading } from "../../parts/Heading.js";
import { Link } from "../../parts/Link.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Problem } from "../../parts/Problem.js";
import { Screen } from "../../parts/Screen.js";
import { SideBySide } from "../../parts/SideBySide.js";
import { Stack } from "../../parts/Stack.js";
import { pounds } from "../../words/format.js";
import { useWords } from "../../words/index.js";
import { choiceFrom, compareAddress } from "./compare-choice.js";
import { everyDigit, negated } from "./exact-amounts.js";
import { FuelMonths } from "./FuelMonths.js";
import { Terms } from "./Terms.js";
import { Difference } from "./TariffRow.js";

/** The whole arithmetic of one tariff's year, month by month and band by band, and its terms. */
export function TariffPage() {
  const t = useWords("compare");
  const parameters = useLocalSearchParams<{ key?: string }>();
  const { key = "" } = parameters;
  const { scope, meter } = choiceFrom(parameters);
  const tariff = { key, scope, meter };
  const answer = useArithmetic(tariff);
  const all = compareAddress(choiceFrom(parameters));
  const code = answer.error instanceof ApiProblem ? answer.error.code : null;
  const gone = key === "" || code === "tariff-not-found";
  return (
    <Screen title={t("tariff.title")} back={{ href: all, label: t("tariff.back") }}>
      {gone || code === "comparison-not-ready" ? (
        <Notice state="empty" action={<Link href={all}>{t("tariff.back")}</Link>}>
          {t(gone ? "tariff.gone" : "tariff.notReady")}
        </Notice>
      ) : (
        <Answered answer={answer} shape={[40, 96, 240, 480]}>
          {(arithmetic) => <Worked key={key} arithmetic={arithmetic} tariff={tariff} />}
        </Answered>
      )}
    </Screen>
  );
}

interface Props {
  readonly arithmetic: Arithmetic;
  readonly tariff: ComparedTariff;
}

function Worked({ arithmetic, tariff }: Props) {
  const { result, fuels } = arithmetic;
  return (
    <Stack gap="four">
      <SideBySide
        first={
          <Stack gap="two">
            <Lead arithmetic={arithmetic} />
            <SaveAsCsv tariff={tariff} />
          </Stack>
        }
        second={<Terms result={result} />}
      />
      {fuels.map((fuel) => (
        <FuelMonths key={`${fuel.fuel} ${fuel.direction}`} year={fuel} />
      ))}
    </Stack>
  );
}

function Lead({ arithmetic: { result, fuels } }: { readonly arithmetic: Arithmetic }) {
  const t = useWords("compare");
  const isExport = fuels.some(({ direction }) => direction === "export");
  const { totalPence, totalExactPence, energyPence, standingPence, vatPence } = result;
  const exact = isExport ? negated(totalExactPence) : totalExactPence;
  return (
    <Stack gap="one">
      <Heading level={2}>
        <AsWritten>{result.name}</AsWritten>
      </Heading>
      <Paragraph size="lead">
        {isExport
          ? t("tariff.leadExport", { total: pounds(0 - totalPence) })
          : t("tariff.lead", {
              total: pounds(totalPence),
              energy: pounds(energyPence),
              standing: pounds(standingPence),
              vat: pounds(vatPence),
            })}
      </Paragraph>
      <Difference differencePence={result.differencePence} scope={isExport ? "export" : "both"} />
      <Paragraph>{t("tariff.estimate")}</Paragraph>
      <Paragraph size="small" quiet>
        {t("tariff.exactly", { amount: everyDigit(exact) })}
      </Paragraph>
    </Stack>
  );
}

/** On the web a download, on a phone its own sheet. */
function SaveAsCsv({ tariff }: { readonly tariff: ComparedTariff }) {
  const t = useWords("compare");
  const saving = useSaveArithmetic(tariff, "halfhourly-tariff.csv");
  return (
    <Stack gap="one">
      <Button
        kind="secondary"
        busyLabel={saving.isPending ? t("tariff.saving") : undefined}
        onPress={() => saving.mutate()}
      >
        {t("tariff.save")}
      </Button>
      {saving.error === null ? null : <Problem takesFocus fault={saving.error} />}
    </Stack>
  );
}
