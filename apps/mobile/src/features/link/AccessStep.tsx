import { router } from "expo-router";
import { useState } from "react";
import { useFindAccount } from "../../data/link-queries.js";
import { ErrorSummary } from "../../parts/ErrorSummary.js";
import { Button } from "../../parts/Button.js";
import { Link } from "../../parts/Link.js";
import { Radios } from "../../parts/Radios.js";
import { Screen } from "../../parts/Screen.js";
import { Stack } from "../../parts/Stack.js";
import { useWords } from "../../words/index.js";
import { AccessFields } from "./AccessFields.js";
import { accessOf, NO_SECRETS, type AccessKind } from "./access.js";
import { chosenAtFirst } from "./choice.js";
import { FindFault } from "./FindFault.js";
import { linkAddress } from "./link-draft.js";
import { Looking } from "./Looking.js";
import { PracticeAccounts } from "./PracticeAccounts.js";
import { SignInThere } from "./SignInThere.js";
import type { LinkStepProps } from "./SupplierStep.js";

/** How the supplier knows that it is really its customer; then the looking, on the same page, so that nothing typed is lost. */
export function AccessStep({ draft, source }: LinkStepProps) {
  const t = useWords("link");
  const [asked, setAsked] = useState(false);
  const [secrets, setSecrets] = useState(NO_SECRETS);
  const finding = useFindAccount();
  const [firstKind, ...otherKinds] = source.accepts;
  const kind: AccessKind | null = otherKinds.length === 0 ? (firstKind ?? null) : draft.value.access;
  const read = accessOf(kind, draft.value, secrets);
  const errors =
    asked && read.ok === false ? read.faults.map((id) => ({ id, message: t(`access.errors.${id}`) })) : [];

  function look() {
    setAsked(true);
    if (!read.ok) return;
    finding.mutate(
      { source: source.source, postcode: draft.value.postcode.trim(), access: read.access },
      {
        onSuccess: (found) => {
          setSecrets(NO_SECRETS);
          draft.change({ ...draft.value, found, chosen: chosenAtFirst(found.meters, draft.value.meter) });
          router.push(linkAddress("found"));
        },
      },
    );
  }
  return (
    <Screen title={t("access.title", { source: source.title })} back={{ href: linkAddress("postcode") }}>
      <ErrorSummary errors={errors} />
      {finding.error === null ? null : <FindFault fault={finding.error} kind={kind} source={source} />}
      {finding.isPending ? (
        <Looking takesFocus source={source.title} />
      ) : (
        <Stack gap="four">
          {otherKinds.length === 0 ? null : (
            <Radios
              id="kind"
              label={t("access.how")}
              error={errors.find(({ id }) => id === "kind")?.message}
              options={source.accepts.map((one) => ({
                value: one,
                label: t(`access.kinds.${one}`, { source: source.title }),
                hint: t(`access.kindHints.${one}`),
              }))}
              value={kind}
              onChange={(access) => draft.change({ ...draft.value, access })}
            />
          )}
          {kind === null || kind === "authorisation-code" ? null : (
            <AccessFields
              kind={kind}
              draft={draft}
              source={source}
              secrets={secrets}
              onSecrets={setSecrets}
              errors={errors}
              onSubmit={look}
            />
          )}
          {kind === "authorisation-code" ? (
            <SignInThere source={source} />
          ) : (
            <Button onPress={look}>{t("access.look")}</Button>
          )}
          <PracticeAccounts
            source={source}
            onChoose={({ accountNumber, apiKey, login, password, postcode, meterPoints }) => {
              const [meterPoint = ""] = meterPoints;
              // Else nothing would be seen to happen where no way in is chosen yet.
              const access = kind ?? firstKind ?? null;
              draft.change({
                ...draft.value,
                access,
                accountNumber,
                login: login ?? "",
                meterPoint,
                postcode,
              });
              setSecrets({ apiKey: apiKey ?? "", password: password ?? "" });
            }}
          />
        </Stack>
      )}
      <Link href="/you/meters/add?step=fuel">{t("otherWay")}</Link>
    </Screen>
  );
}
