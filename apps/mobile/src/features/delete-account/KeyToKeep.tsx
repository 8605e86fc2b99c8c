import { Command } from "../../parts/Command.js";
import { CopyButton } from "../../parts/CopyButton.js";
import { Notice } from "../../parts/Notice.js";
import { Paragraph } from "../../parts/Paragraph.js";
import { useWords } from "../../words/index.js";

/** The one thing that is left to the household, and the one moment to keep it. */
export function KeyToKeep({ value }: { readonly value: string }) {
  const t = useWords("closing");
  return (
    <Notice
      state="plain"
      title={t("closed.keyTitle")}
      action={
        <CopyButton text={value} copied={t("closed.copied")} notCopied={t("closed.notCopied")}>
          {t("closed.copy")}
        </CopyButton>
      }
    >
      <Command large>{value}</Command>
      <Paragraph>{t("closed.key")}</Paragraph>
    </Notice>
  );
}
