import { router } from "expo-router";
import { View } from "react-native";
import type { Consent } from "@halfhourly/contracts";
import { useQueryClient } from "@tanstack/react-query";
import { ApiProblem } from "../../data/api.js";
import { useAnswerConsent } from "../../data/consent-queries.js";
import { READING_WIDTH, space } from "../../look/tokens.js";
import { useLook } from "../../look/useLook.js";
import { Button } from "../../parts/Button.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Problem } from "../../parts/Problem.js";
import { Row, Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { useMeterName } from "../meters/meter-words.js";
import { answerAddress, isGranted } from "./purposes.js";
import { PurposePromise } from "./PurposePromise.js";
import { TellPeople } from "./TellPeople.js";

/** What is asked for: a yes, or to stop what was said yes to. */
export type Asked = "yes" | "stop";

interface Props {
  readonly asked: Asked;
  readonly consent: Consent;
  readonly noticeVersion: string;
  readonly last: boolean;
  /** Where it is asked on another page than its own: what comes after an answer, and after "not now". */
  readonly onAnswered?: () => void;
  readonly onLeave?: () => void;
}

/** The promise, then two answers of the same weight. Nothing is sent before one of them is pressed. */
export function AskConsent(props: Props) {
  const { asked, consent, last } = props;
  const { wide } = useLook();
  const nameOf = useMeterName();
  const name = nameOf({ name: consent.meterName, fuel: consent.fuel });
  const tells = consent.purpose === "viewing" && asked === "yes";
  return (
    <Stack gap="three">
      <Paragraph quiet>{name}</Paragraph>
      {/* Whom else it is about is read before it is answered, on a phone too. */}
      <View style={{ flexDirection: wide ? "row" : "column", gap: wide ? space.six : space.three }}>
        <View style={{ flexShrink: 1, flexBasis: wide ? READING_WIDTH : "auto" }}>
          <PurposePromise purpose={consent.purpose} stopping={asked === "stop"} last={last} />
        </View>
        {tells ? (
          <View style={{ flexGrow: 1, flexShrink: 1, flexBasis: wide ? 0 : "auto" }}>
            <TellPeople />
          </View>
        ) : null}
      </View>
      <Answers {...props} />
    </Stack>
  );
}

function Answers({ asked, consent, noticeVersion, onAnswered, onLeave }: Props) {
  const t = useWords("consents");
  const client = useQueryClient();
  const stopping = asked === "stop";
  const here = answerAddress(consent);
  const toItsPage = () => router.replace(`${here}?said=${stopping ? "stop" : "yes"}`);
  const answering = useAnswerConsent(onAnswered ?? toItsPage);

  function answer() {
    answering.mutate({
      meterId: consent.meterId,
      purpose: consent.purpose,
      granted: !stopping,
      noticeVersion,
    });
  }
  function leave() {
    if (onLeave !== undefined) return onLeave();
    router.replace(isGranted(consent) ? "/you/consents" : `${here}?said=no`);
  }
  const outdated = answering.error instanceof ApiProblem && answering.error.code === "notice-out-of-date";
  return (
    <Stack gap="two">
      {answering.error === null ? null : (
        <Problem
          takesFocus
          fault={answering.error}
          says={outdated ? t("changed") : undefined}
          {...(outdated ? { tryAgain: () => void client.invalidateQueries({ queryKey: ["notices"] }) } : {})}
        />
      )}
      <Row style={{ maxWidth: READING_WIDTH }}>
        <Button
          kind="secondary"
          fill
          busyLabel={answering.isPending ? t("saving") : undefined}
          onPress={answer}
        >
          {stopping ? t("stopYes") : t(`purposes.${consent.purpose}.yes`)}
        </Button>
        <Button kind="secondary" fill onPress={leave}>
          {stopping ? t("keep") : t("no")}
        </Button>
      </Row>
    </Stack>
  );
}
