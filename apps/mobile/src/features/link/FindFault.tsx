import { ApiProblem } from "../../data/api.js";
import type { Source } from "../../data/collection-queries.js";
import { Link } from "../../parts/Link.js";
import { Problem } from "../../parts/Problem.js";
import { useWords } from "../../words/index.js";
import type { AccessKind } from "./access.js";
import { linkAddress } from "./link-draft.js";

const CODES = [
  "source-unknown",
  "access-not-taken",
  "account-unknown",
  "account-empty",
  "postcode-differs",
  "sign-in-ended",
  "source-not-answering",
  "too-many-attempts",
] as const;

interface Props {
  readonly fault: Error;
  readonly kind: AccessKind | null;
  readonly source: Source;
}

/** Why nothing was found, and what to do about it. */
export function FindFault({ fault, kind, source: { title: source } }: Props) {
  const t = useWords("link");
  const code = fault instanceof ApiProblem ? fault.code : null;
  const known = CODES.find((one) => one === code);
  const says =
    code === "access-refused"
      ? t(`faults.access-refused.${kind ?? "authorisation-code"}`, { source })
      : known === undefined
        ? undefined
        : t(`faults.${known}`, { source });
  return (
    <>
      <Problem takesFocus fault={fault} says={says} />
      {code === "postcode-differs" ? (
        <Link href={linkAddress("postcode")}>{t("faults.toPostcode")}</Link>
      ) : null}
    </>
  );
}
