import type { Source } from "../../data/collection-queries.js";
import { Disclosure } from "../../parts/Disclosure.js";
import type { FieldError } from "../../parts/ErrorSummary.js";
import { Field } from "../../parts/Field.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { useWords } from "../../words/index.js";
import type { AccessKind, Secrets } from "./access.js";
import type { LinkDraft, LinkDraftHandle } from "./link-draft.js";

interface Props {
  readonly kind: Exclude<AccessKind, "authorisation-code">;
  readonly draft: LinkDraftHandle;
  readonly source: Source;
  readonly secrets: Secrets;
  readonly onSecrets: (secrets: Secrets) => void;
  readonly errors: readonly FieldError[];
  readonly onSubmit: () => void;
}

/** What each kind of access needs, with where to find it. */
export function AccessFields(props: Props) {
  switch (props.kind) {
    case "api-key":
      return <WithKey {...props} />;
    case "password":
      return <WithPassword {...props} />;
    case "operator":
      return <WithMeterPoint {...props} />;
  }
}

function WithKey({ source, secrets, onSecrets, ...props }: Props) {
  const t = useWords("link");
  return (
    <>
      <Typed {...props} id="account-number" name="accountNumber" hint={t("access.accountHint")} />
      <Field
        id="api-key"
        label={t("access.labels.api-key")}
        hint={t("access.keyHint")}
        error={errorIn(props.errors, "api-key")}
        value={secrets.apiKey}
        onChange={(apiKey) => onSecrets({ ...secrets, apiKey })}
        onSubmit={props.onSubmit}
        characters={36}
        secret
      />
      <Disclosure title={t("access.where")}>
        <Paragraph>{t("access.whereText", { source: source.title })}</Paragraph>
        <Paragraph>{t("access.keyKept")}</Paragraph>
      </Disclosure>
    </>
  );
}

function WithPassword({ source, secrets, onSecrets, ...props }: Props) {
  const t = useWords("link");
  return (
    <>
      <Paragraph>{t("access.usedOnce", { source: source.title })}</Paragraph>
      <Typed {...props} id="login" name="login" hint={t("access.loginHint", { source: source.title })} wide />
      <Field
        id="password"
        label={t("access.labels.password")}
        error={errorIn(props.errors, "password")}
        value={secrets.password}
        onChange={(password) => onSecrets({ ...secrets, password })}
        onSubmit={props.onSubmit}
        characters={30}
        secret
      />
    </>
  );
}

function WithMeterPoint(props: Props) {
  const t = useWords("link");
  return (
    <>
      <Paragraph>{t("access.byMeter", { source: props.source.title })}</Paragraph>
      <Typed {...props} id="meter-point" name="meterPoint" hint={t("access.meterPointHint")} />
      <Typed {...props} id="device-id" name="deviceId" hint={t("access.deviceIdHint")} />
    </>
  );
}

interface TypedProps extends Pick<Props, "draft" | "errors" | "onSubmit"> {
  readonly id: "account-number" | "login" | "meter-point" | "device-id";
  readonly name: keyof Pick<LinkDraft, "accountNumber" | "login" | "meterPoint" | "deviceId">;
  readonly hint: string;
  readonly wide?: boolean;
}

/** A field that is no secret: kept on this device until it is all done. */
function Typed({ draft, errors, onSubmit, id, name, hint, wide = false }: TypedProps) {
  const t = useWords("link");
  return (
    <Field
      id={id}
      label={t(`access.labels.${id}`)}
      hint={hint}
      error={errorIn(errors, id)}
      value={draft.value[name]}
      onChange={(typed) => draft.change({ ...draft.value, [name]: typed, found: null })}
      onSubmit={onSubmit}
      characters={wide ? 36 : 22}
    />
  );
}

function errorIn(errors: readonly FieldError[], id: string): string | undefined {
  return errors.find((one) => one.id === id)?.message;
}
