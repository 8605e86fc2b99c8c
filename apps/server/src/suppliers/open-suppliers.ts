import { configuredSource } from "./configured-source.js";
import type { SuppliersChoice } from "./supplier-config.js";
import { openSimulatedSuppliers } from "./simulated-suppliers.js";
import type { Suppliers } from "./suppliers.js";

export async function openSuppliers(choice: SuppliersChoice): Promise<Suppliers> {
  if (choice.kind === "simulator") return openSimulatedSuppliers();
  const settings = choice.kind === "off" ? [] : choice.suppliers;
  return {
    sources: settings.map((one) => configuredSource(one, false)),
    accountsAt: () => [],
    close: () => Promise.resolve(),
  };
}
