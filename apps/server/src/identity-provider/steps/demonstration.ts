import { goOn } from "../flow/visit.js";
import { paragraph } from "../pages/fields.js";
import type { StepPage } from "./step.js";

/** Many people sign in with a demonstration account: nobody changes it for the others. */
export const demonstration: StepPage = {
  keeps: [],
  show: ({ text }) => ({
    title: text.demonstrationTitle,
    inner: paragraph(text.demonstrationLead),
    action: text.goOn,
    below: "",
  }),
  take: async ({ flow }) => goOn({ ...flow, toldDemonstration: true }),
};
