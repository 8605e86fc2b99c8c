import { router } from "expo-router";
import type { Consent } from "@halfhourly/contracts";
import { useStillMine } from "../../data/consent-queries.js";
import { Button } from "../../parts/Button.js";
import { Notice } from "../../parts/Notice.js";
import { Problem } from "../../parts/Problem.js";
import { Row } from "../../parts/Stack.js";
import { londonTimeAt, shortDate } from "../../words/format.js";
import { useWords } from "../../words/index.js";
import { useMeterName } from "../meters/meter-words.js";
import { byMeter, movedOutAddress } from "./purposes.js";

/** For each meter that somebody else tried to add: does the household still live there? Nothing where nobody did. */
export function TenancyQuestions({ consents }: { readonly consents: readonly Consent[] }) {
  return byMeter(consents).flatMap((own) => {
    const asked = own.find(({ tenancyQuestionAt }) => tenancyQuestionAt !== undefined);
    return asked?.tenancyQuestionAt === undefined
      ? []
      : [<TenancyQuestion key={asked.meterId} of={asked} askedAt={asked.tenancyQuestionAt} />];
  });
}

function TenancyQuestion({ of, askedAt }: { readonly of: Consent; readonly askedAt: string }) {
  const t = useWords("consents");
  const nameOf = useMeterName();
  const keeping = useStillMine(of.meterId);
  return (
    <Notice
      state="plain"
      title={t("tenancy.title")}
      action={
        <>
          {keeping.error === null ? null : <Problem takesFocus fault={keeping.error} />}
          <Row>
            <Button
              kind="secondary"
              busyLabel={keeping.isPending ? t("tenancy.saving") : undefined}
              onPress={() => keeping.mutate()}
            >
              {t("tenancy.yes")}
            </Button>
            <Button kind="secondary" onPress={() => router.push(movedOutAddress(of.meterId))}>
              {t("tenancy.no")}
            </Button>
          </Row>
        </>
      }
    >
      {t("tenancy.text", {
        date: shortDate(londonTimeAt(askedAt).date),
        name: nameOf({ name: of.meterName, fuel: of.fuel }),
      })}
    </Notice>
  );
}
