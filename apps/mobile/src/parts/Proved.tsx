import { useProved } from "../data/proved.js";
import { useWords } from "../words/index.js";
import { Notice } from "./Notice.js";

/** It is shown who this is, and what was asked for is still to be pressed. */
export function Proved() {
  const t = useWords("parts");
  return useProved() ? <Notice state="success">{t("stepUp.proved")}</Notice> : null;
}
