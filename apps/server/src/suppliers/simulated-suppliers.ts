import type { Sources } from "@halfhourly/contracts";
import {
  GLOW_APPLICATION_ID,
  N3RGY_API_KEY,
  SIMULATED_CLIENT,
  startSupplierSimulator,
} from "@halfhourly/supplier-simulator";
import { configuredSource } from "./configured-source.js";
import type { Suppliers } from "./suppliers.js";

/** The seed of the demonstration and of the DCC's simulator: the same homes in all of them. */
const SEED = 1;
const PRACTICE_HOMES = 6;

type PracticeAccount = Sources["sources"][number]["practiceAccounts"][number];

/** Suppliers of one's own in this process, on loopback, with accounts of homes where nobody lives. */
export async function openSimulatedSuppliers(): Promise<Suppliers> {
  const simulator = await startSupplierSimulator({ seed: SEED, homes: PRACTICE_HOMES });
  const { kraken, glow, n3rgy, "open-supply": openSupply } = simulator.fakes;
  const octopus = { name: "octopus", title: "Octopus Energy", adapter: "kraken" } as const;
  const hildebrand = { name: "glow", title: "Hildebrand Glow", adapter: "glow" } as const;
  const intermediary = { name: "n3rgy", title: "n3rgy", adapter: "n3rgy", takesTestNumbers: false } as const;
  const open = { name: "open-supply", title: "Open Supply", adapter: "open-supply" } as const;
  const sources = [
    configuredSource({ ...octopus, baseUrl: kraken.baseUrl }, true),
    configuredSource({ ...hildebrand, baseUrl: glow.baseUrl, applicationId: GLOW_APPLICATION_ID }, true),
    configuredSource({ ...intermediary, baseUrl: n3rgy.baseUrl, apiKey: N3RGY_API_KEY }, true),
    configuredSource({ ...open, baseUrl: openSupply.baseUrl, ...SIMULATED_CLIENT }, true),
  ];
  // Those of the demonstration are collected by the network already.
  const homes = simulator.homes.filter(({ name }) => name.startsWith("home-"));
  return {
    sources,
    accountsAt(source): PracticeAccount[] {
      const accepts = sources.find(({ adapter }) => adapter.name === source)?.adapter.accepts ?? [];
      return homes.map(({ accountNumber, apiKey, login, password, postcode, meterPoints }) => ({
        accountNumber,
        apiKey: accepts.includes("api-key") ? apiKey : null,
        login: accepts.includes("password") ? login : null,
        password: accepts.includes("password") ? password : null,
        postcode,
        meterPoints: meterPoints.map(({ meterPoint }) => meterPoint),
      }));
    },
    close: () => simulator.close(),
  };
}
