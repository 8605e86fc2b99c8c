import type { ReactNode } from "react";
import type { Answer } from "../data/queries.js";
import { useNow } from "../data/now.js";
import { useOnline } from "../data/online.js";
import { spokenInstant } from "../words/format.js";
import { useLanguage, useWords } from "../words/index.js";
import { Notice } from "./Notice.js";
import { Problem } from "./Problem.js";
import { Skeleton } from "./Skeleton.js";
import { Stack } from "./Stack.js";

interface Props<T> {
  readonly answer: Answer<T>;
  /** Heights in px of what is to come. */
  readonly shape: readonly number[];
  readonly children: (data: T) => ReactNode;
}

/** The states of anything that is fetched: its shape, its content, its offline or stale copy with the age, its fault. */
export function Answered<T>({ answer, shape, children }: Props<T>) {
  const t = useWords("parts");
  const online = useOnline();
  if (answer.data !== undefined) {
    return (
      <Stack>
        <CopyAge answer={answer} />
        {children(answer.data)}
      </Stack>
    );
  }
  if (answer.error !== null) return <Problem fault={answer.error} tryAgain={() => void answer.refetch()} />;
  if (!online) {
    return (
      <Notice state="offline" title={t("offlineNoCopy.title")}>
        {t("offlineNoCopy.text")}
      </Notice>
    );
  }
  return <Skeleton shape={shape} />;
}

/** Says that what is shown is a copy, and from when; nothing where it is fresh. */
export function CopyAge({ answer }: { readonly answer: Answer<unknown> }) {
  const t = useWords("parts");
  const { language } = useLanguage();
  const online = useOnline();
  const now = useNow();
  const failed = answer.error !== null;
  if (answer.data === undefined || (online && !failed)) return null;
  const when = spokenInstant(new Date(answer.dataUpdatedAt).toISOString(), now, language);
  return (
    <Notice state={online ? "stale" : "offline"}>
      {online ? t("stale", { when }) : t("offline", { when })}
    </Notice>
  );
}
