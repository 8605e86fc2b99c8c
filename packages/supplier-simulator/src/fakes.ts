import type { FakeService } from "./fake-service.js";
import { fakeGlow } from "./glow/fake-glow.js";
import { fakeKraken } from "./kraken/fake-kraken.js";
import { fakeN3rgy } from "./n3rgy/fake-n3rgy.js";
import { fakeOctopusProducts } from "./octopus-products/fake-octopus-products.js";
import { fakeOpenSupply } from "./open-supply/fake-open-supply.js";
import type { SupplierHomes } from "./world/supplier-homes.js";

/** Each is served under its name. A new one is a line here. */
export const FAKES = [
  { name: "kraken", make: fakeKraken },
  { name: "glow", make: fakeGlow },
  { name: "n3rgy", make: fakeN3rgy },
  { name: "open-supply", make: fakeOpenSupply },
  { name: "octopus-products", make: fakeOctopusProducts },
] as const satisfies readonly {
  readonly name: string;
  readonly make: (homes: SupplierHomes) => FakeService;
}[];

export type FakeName = (typeof FAKES)[number]["name"];
