import type { Agreement } from "../../data/answers.js";
import { pence } from "../../words/format.js";
import { useLanguage, useWords } from "../../words/index.js";

interface Fact {
  readonly name: string;
  readonly value: string;
}

type Rates = Agreement["rates"];
type Band = Extract<Rates, { kind: "time-of-use" }>["bands"][number];

/** What an agreement charges, line by line, in the language in force. */
export function useRateFacts(): (rates: Rates) => Fact[] {
  const t = useWords("tariffs");
  const energy = useWords("energy");
  const { language } = useLanguage();
  const aKwh = (price: string) => energy("aKwh", { pence: pence(price, language) });
  const windowsOf = (windows: Band["windows"]) => windows.map((window) => t("window", window)).join(", ");

  return (rates) => {
    switch (rates.kind) {
      case "flat":
        return [{ name: t("rate"), value: aKwh(rates.pencePerKwh) }];
      case "two-rate":
        return [
          { name: t("day"), value: aKwh(rates.dayPencePerKwh) },
          {
            name: t("night"),
            value: `${aKwh(rates.nightPencePerKwh)}, ${t("nightWindows", { windows: windowsOf(rates.night), clock: t(`clocks.${rates.clock}`) })}`,
          },
        ];
      case "time-of-use":
        return [
          ...rates.bands.map((band) => ({
            name: band.name,
            value: `${aKwh(band.pencePerKwh)}, ${windowsOf(band.windows)}, ${t(`daysOf.${daysOf(band)}`)}`,
          })),
          { name: t("other"), value: aKwh(rates.otherPencePerKwh) },
        ];
      case "half-hourly":
        return [{ name: t("halfHourly"), value: t("halfHourlyValue", { count: rates.pencePerKwh.length }) }];
    }
  };
}

function daysOf({ days }: Band): "every" | "weekdays" | "weekend" | "some" {
  const weekend = days.filter((day) => day === "sat" || day === "sun").length;
  const working = days.length - weekend;
  if (working === 5 && weekend === 2) return "every";
  if (working === 5 && weekend === 0) return "weekdays";
  return working === 0 && weekend === 2 ? "weekend" : "some";
}
