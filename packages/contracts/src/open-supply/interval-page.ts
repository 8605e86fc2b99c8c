import { Type, type Static } from "typebox";
import { textOrNull } from "../http/shared.js";
import { IntervalDocumentSchema } from "./interval-document.js";

/** The longest range of one question: 13 months. */
export const LONGEST_RANGE_DAYS = 400;

export const CursorSchema = Type.String({
  pattern: "^[A-Za-z0-9_-]{1,500}$",
  maxLength: 500,
  description: "From `next` of the page before, unchanged. Good for an hour at least.",
});

/** GET /v1/meter-points/{id}/interval-readings */
export const IntervalPageSchema = Type.Object(
  {
    documents: Type.Array(IntervalDocumentSchema, {
      maxItems: 100,
      description:
        "In rising order of start, and of element where they start together. Over all pages they hold each half hour of the range once for each element: null where there is no value, or where the account holder did not have the home.",
    }),
    next: textOrNull("The cursor of the next page; null on the last.", "^[A-Za-z0-9_-]{1,500}$", 500),
  },
  { additionalProperties: false },
);
export type IntervalPage = Static<typeof IntervalPageSchema>;
