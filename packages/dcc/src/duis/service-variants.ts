import type { DuisRequestBody } from "./request.js";

/** The service of each body (DUIS 5.4, ServiceReferenceVariant). */
export const SERVICE_VARIANTS: Readonly<Record<DuisRequestBody["kind"], string>> = {
  "read-import-profile": "4.8.1",
  "read-export-profile": "4.8.3",
  "read-daily-log": "4.17",
  "read-tariff": "4.11.1",
  "create-schedule": "5.1",
  "read-schedule": "5.2",
  "delete-schedule": "5.3",
  "read-inventory": "8.2",
  "request-cin": "9.1",
};
