import { londonDateAt } from "@halfhourly/domain";
import { generatedMarket } from "@halfhourly/generated-market";
import { documentsSource, type TariffsChoice, type TariffSource } from "@halfhourly/tariffs";

/** Where the market's tariffs come from, as whoever runs this copy chose. */
export function tariffSources(choice: TariffsChoice): readonly TariffSource[] {
  if (choice.kind === "configured") return choice.sources;
  return choice.kind === "off" ? [] : [inventedSuppliers()];
}

function inventedSuppliers(): TariffSource {
  return documentsSource({
    name: "generated",
    title: "Invented suppliers",
    generated: true,
    documents: (nowMs) => generatedMarket({ today: londonDateAt(nowMs) }),
  });
}
