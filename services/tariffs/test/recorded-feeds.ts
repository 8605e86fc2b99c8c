import { documentOf } from "./market.js";

const windows = [{ from: "00:30", to: "05:30" }];

/** A feed with every kind of rates, as a provider would publish it. */
export const JSON_FEED = JSON.stringify({
  format: "halfhourly-tariff-feed-1",
  provider: "Larkspur Energy",
  asOf: "2026-11-29T06:00:00Z",
  tariffs: [
    documentOf({ id: "flat" }),
    documentOf(
      { id: "two", exitFeePence: { electricity: 5000 }, green: { perMille: 500, evidence: "REGO" } },
      {
        rates: {
          kind: "multi-rate",
          registers: [
            { name: "day", pencePerKwh: "30.1" },
            { name: "night", pencePerKwh: 12 },
          ],
          windows: { clock: "utc", registers: [{ name: "night", windows }] },
        },
      },
    ),
    documentOf(
      { id: "bands", fixedFor: { months: 12 } },
      {
        rates: {
          kind: "time-of-use",
          bands: [{ name: "night", pencePerKwh: 7.5, windows, season: { from: "10-01", to: "03-31" } }],
          otherPencePerKwh: 28,
        },
      },
    ),
    documentOf(
      { id: "series", kind: "tracker" },
      {
        rates: { kind: "half-hourly", firstSlot: "2026-11-28T00:00:00Z", pencePerKwh: [12.5, -2.8571, 0] },
      },
    ),
  ],
});

export const CSV_FEED = [
  "tariff_id,supplier,tariff_name,kind,available_from,fuel,regions,payments,from,to,vat,standing_pence_per_day,unit_pence_per_kwh,day_pence_per_kwh,night_pence_per_kwh,night_from,night_to,night_clock,band1_pence_per_kwh,band1_from,band1_to,band1_days",
  'flat,Larkspur Energy,"Fixed, ""12""",fixed,2026-10-01,electricity,all,all,2026-10-01,,excluded,54.83,26.32,,,,,,,,,',
  'flat,Larkspur Energy,"Fixed, ""12""",fixed,2026-10-01,gas,_A _B,direct-debit,2026-10-01,2026-12-31,excluded,29.68,7.97,,,,,,,,,',
  "two,Larkspur Energy,Two rates,variable,2026-10-01,electricity,all,all,2026-10-01,,excluded,54.83,,30,12,00:30,07:30,utc,,,,",
  "bands,Larkspur Energy,Bands,variable,2026-10-01,electricity,all,all,2026-10-01,,excluded,54.83,28,,,,,,40,16:00,19:00,mon fri",
  "end,4",
  "",
].join("\r\n");
