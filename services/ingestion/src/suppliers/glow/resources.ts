import type { Direction, Fuel } from "@halfhourly/domain";
import { unitOfWord } from "../../sources/unit-words.js";
import type { Found } from "../found.js";
import type { SourceMeter } from "../port.js";

/** What the half hours of each kind of resource are; costs, reactive energy and others are left out. */
const KINDS: Readonly<Record<string, readonly [Fuel, Direction]>> = {
  "electricity.consumption": ["electricity", "import"],
  "electricity.export": ["electricity", "export"],
  "gas.consumption": ["gas", "import"],
};
const ID = /^[A-Za-z0-9-]{1,64}$/;

/** The homes of a sign-in, each with its postcode. */
export function readHomes(entities: Found): { readonly id: string; readonly postcode: string | null }[] {
  return entities.items().map((entity) => {
    const id = entity.at("veId").text();
    if (!ID.test(id)) throw entity.at("veId").fault("an identifier is needed");
    return { id, postcode: entity.at("postalCode").textOrNull() };
  });
}

/**
 * The meters of one home. Glow names no meter point, no serial number and no generation: `meterPoint` is "", and who links
 * them goes by fuel, direction and postcode. The unit is the resource's own `baseUnit`.
 */
export function readResources(answer: Found, postcode: string | null): SourceMeter[] {
  return answer
    .at("resources")
    .items()
    .flatMap((resource): SourceMeter[] => {
      const kind = KINDS[resource.at("classifier").textOrNull() ?? ""];
      if (kind === undefined || resource.at("active").flag() === false) return [];
      const id = resource.at("resourceId").text();
      if (!ID.test(id)) throw resource.at("resourceId").fault("an identifier is needed");
      const unit = unitOfWord(resource.at("baseUnit").textOrNull() ?? "");
      const [fuel, direction] = kind;
      return [
        {
          meterPoint: "",
          fuel,
          direction,
          serialNumbers: [],
          unit: unit === "other" ? null : unit,
          generation: null,
          payment: null,
          postcode,
          occupiedFrom: null,
          occupiedTo: null,
          liveDeviceId: null,
          handles: { resource: id },
        },
      ];
    });
}

/** Electricity before gas, import before export. */
export function rankOf({ fuel, direction }: SourceMeter): number {
  return (fuel === "gas" ? 2 : 0) + (direction === "export" ? 1 : 0);
}
