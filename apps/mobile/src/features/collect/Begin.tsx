import { useState } from "react";
import type { Meter } from "../../data/answers.js";
import { useBeginCollection, type Source } from "../../data/collection-queries.js";
import { Button } from "../../parts/Button.js";
import { ErrorSummary } from "../../parts/ErrorSummary.js";
import { Field } from "../../parts/Field.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { Problem } from "../../parts/Problem.js";
import { Radios } from "../../parts/Radios.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { useBeginDraft, type BeginDraft } from "./begin-draft.js";
import { useCollectionFault } from "./collection-words.js";
import { bareDisplayId, displayIdFault } from "./display-id.js";
import { Practice } from "./Practice.js";

/** An account at a supplier is shown on pages of its own. */
const PROOFS = ["display-id", "cin", "manual-review"] as const;

interface Props {
  readonly meter: Meter;
  readonly source: Source;
  /** True where it ended before: what it is has been read then. */
  readonly isAgain?: boolean;
  /** True after the network said that the home has no display with the id that was typed. */
  readonly idDiffers?: boolean;
}

/** What will be asked of whom, then the proof, then the one button. */
export function Begin({ meter, source, isAgain = false, idDiffers = false }: Props) {
  const t = useWords("collect");
  const faultOf = useCollectionFault();
  const draft = useBeginDraft(meter.id);
  const [asked, setAsked] = useState(false);
  const [typedSince, setTypedSince] = useState(false);
  const beginning = useBeginCollection(meter.id);
  const { proof, displayId } = draft.value;
  const errors = useErrors(draft.value).filter(() => asked);
  const errorOf = (id: string) => errors.find((one) => one.id === id)?.message;
  const refusedId = idDiffers && !typedSince && displayId !== "" ? t("proof.idDiffers") : undefined;
  const isWhole =
    proof === "cin" ||
    proof === "manual-review" ||
    (proof === "display-id" && displayIdFault(displayId) === null);

  function begin() {
    setAsked(true);
    if (!isWhole) return;
    const offered =
      proof === "display-id"
        ? ({ kind: "display-id", displayId: bareDisplayId(displayId) } as const)
        : { kind: proof };
    beginning.mutate({ source: source.source, proof: offered });
  }
  return (
    <Stack gap="three">
      <ErrorSummary errors={errors} />
      {beginning.error === null ? null : (
        <Problem takesFocus fault={beginning.error} says={faultOf(beginning.error)} />
      )}
      {isAgain ? null : (
        <>
          <Paragraph>{t("what", { count: source.depthMonths })}</Paragraph>
          <Paragraph quiet>{t("covered")}</Paragraph>
        </>
      )}
      {source.simulated ? <Practice source={source} meter={meter} /> : null}
      <Radios
        id="proof"
        label={t("proof.title")}
        error={errorOf("proof")}
        options={PROOFS.filter((kind) => source.proofs.includes(kind)).map((kind) => ({
          value: kind,
          label: t(`proof.kinds.${kind}`),
          hint: t(`proof.hints.${kind}`),
        }))}
        value={proof}
        onChange={(chosen) => draft.change({ ...draft.value, proof: chosen })}
      />
      {proof === "display-id" ? (
        <Field
          id="display-id"
          label={t("proof.idLabel")}
          hint={t("proof.idHint")}
          error={errorOf("display-id") ?? refusedId}
          value={displayId}
          onChange={(typed) => {
            setTypedSince(true);
            draft.change({ ...draft.value, displayId: typed });
          }}
          onSubmit={begin}
          characters={24}
        />
      ) : null}
      <Button onPress={begin} busyLabel={beginning.isPending ? t("beginning") : undefined}>
        {t("begin")}
      </Button>
    </Stack>
  );
}

function useErrors({ proof, displayId }: BeginDraft): { readonly id: string; readonly message: string }[] {
  const t = useWords("collect");
  if (proof === null) return [{ id: "proof", message: t("proof.error") }];
  const fault = proof === "display-id" ? displayIdFault(displayId) : null;
  if (fault === null) return [];
  if (fault.kind === "empty") return [{ id: "display-id", message: t("proof.idEmpty") }];
  if (fault.kind === "odd") return [{ id: "display-id", message: t("proof.idOdd") }];
  return [{ id: "display-id", message: t("proof.idWrong", { count: fault.characters }) }];
}
