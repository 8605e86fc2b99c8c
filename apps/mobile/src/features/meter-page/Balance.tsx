import type { ShownBalance } from "../../data/answers.js";
import { useBalance } from "../../data/link-queries.js";
import { Answered } from "../../parts/Answered.js";
import { Bullets } from "../../parts/Bullets.js";
import { Disclosure } from "../../parts/Disclosure.js";
import { Facts } from "../../parts/Facts.js";
import { Heading } from "../../parts/Heading.js";
import { Notice } from "../../parts/Notice.js";
import { Panel } from "../../parts/Panel.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { londonTimeAt, pounds, shortDate } from "../../words/format.js";
import { useWords } from "../../words/index.js";
import { useCollectionProblem } from "../collect/collection-words.js";
import { BalanceFigure } from "./BalanceFigure.js";

/** The newest top-ups are told at once, the others one tap away. */
const TOLD_AT_ONCE = 3;

/** What is left on a prepayment meter, with its age. */
export function Balance({ meterId }: { readonly meterId: string }) {
  const t = useWords("meterPage");
  const balance = useBalance(meterId, true);
  return (
    <Panel label={t("balance.title")}>
      <Heading level={2}>{t("balance.title")}</Heading>
      <Answered answer={balance} shape={[120]}>
        {({ balance: held, problem }) =>
          held === null ? (
            <Paragraph>{t("balance.waiting")}</Paragraph>
          ) : (
            <Held held={held} problem={problem} />
          )
        }
      </Answered>
    </Panel>
  );
}

interface HeldProps {
  readonly held: NonNullable<ShownBalance["balance"]>;
  readonly problem: string | null;
}

function Held({ held, problem }: HeldProps) {
  const t = useWords("meterPage");
  const problemOf = useCollectionProblem(held.source);
  const { emergencyCredit, debtPence, debtRecoveryPencePerWeek } = held;
  return (
    <>
      <BalanceFigure held={held} />
      {problem === null || problem === "not-asked-yet" ? null : (
        <Notice state="stale">{problemOf(problem)}</Notice>
      )}
      <Facts
        facts={[
          ...(emergencyCredit === null
            ? []
            : [
                {
                  name: t("balance.emergency"),
                  value: t(
                    emergencyCredit.usedPence === 0 ? "balance.emergencyUnused" : "balance.emergencyText",
                    {
                      used: pounds(emergencyCredit.usedPence),
                      limit: pounds(emergencyCredit.limitPence),
                    },
                  ),
                },
              ]),
          ...(debtPence === null || debtPence === 0
            ? []
            : [
                {
                  name: t("balance.debt"),
                  value:
                    debtRecoveryPencePerWeek === null
                      ? pounds(debtPence)
                      : t("balance.debtText", {
                          debt: pounds(debtPence),
                          week: pounds(debtRecoveryPencePerWeek),
                        }),
                },
              ]),
        ]}
      />
      <TopUps topUps={held.topUps} />
    </>
  );
}

function TopUps({ topUps }: { readonly topUps: HeldProps["held"]["topUps"] }) {
  const t = useWords("meterPage");
  const told = topUps.map(({ at, pence }) =>
    t("balance.topUp", { amount: pounds(pence), date: shortDate(londonTimeAt(at).date) }),
  );
  return (
    <>
      <Heading level={3}>{t("balance.topUps")}</Heading>
      {told.length === 0 ? (
        <Paragraph quiet>{t("balance.noTopUps")}</Paragraph>
      ) : (
        <Bullets items={told.slice(0, TOLD_AT_ONCE)} />
      )}
      {told.length <= TOLD_AT_ONCE ? null : (
        <Disclosure title={t("balance.all")}>
          <Bullets items={told} />
        </Disclosure>
      )}
    </>
  );
}
