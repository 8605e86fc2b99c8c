import { router } from "expo-router";
import { useState } from "react";
import { Field } from "../../parts/Field.js";
import { Question } from "../../parts/Question.js";
import { useWords } from "../../words/index.js";
import { linkAddress } from "./link-draft.js";
import { isPostcode } from "./postcode.js";
import { PracticeAccounts } from "./PracticeAccounts.js";
import type { LinkStepProps } from "./SupplierStep.js";

export function PostcodeStep({ draft, source }: LinkStepProps) {
  const t = useWords("link");
  const [asked, setAsked] = useState(false);
  const { postcode } = draft.value;
  const error = asked && !isPostcode(postcode) ? t("postcode.error") : undefined;

  function goOn() {
    setAsked(true);
    if (isPostcode(postcode)) router.push(linkAddress("access"));
  }
  return (
    <Question
      title={t("postcode.title")}
      back={linkAddress("supplier")}
      errors={error === undefined ? [] : [{ id: "postcode", message: error }]}
      onContinue={goOn}
    >
      <Field
        id="postcode"
        label={t("postcode.label")}
        hint={t("postcode.hint", { source: source.title })}
        error={error}
        value={postcode}
        onChange={(typed) => draft.change({ ...draft.value, postcode: typed, found: null })}
        onSubmit={goOn}
        characters={10}
      />
      <PracticeAccounts
        source={source}
        onChoose={(one) => draft.change({ ...draft.value, postcode: one.postcode, found: null })}
      />
    </Question>
  );
}
