import type { ConfiguredSource } from "@halfhourly/ingestion";
import { glowSource, krakenSource, n3rgySource, openSupplySource } from "@halfhourly/ingestion/suppliers";
import type { SupplierSettings } from "./supplier-entry.js";

/** Which adapter speaks with it. */
export function configuredSource(settings: SupplierSettings, simulated: boolean): ConfiguredSource {
  const { name, title, baseUrl } = settings;
  const named = { title, simulated, signIn: null, endAccess: null } as const;
  if (settings.adapter === "kraken")
    return { ...named, kind: "supplier", adapter: krakenSource({ name, baseUrl }) };
  if (settings.adapter === "glow")
    return {
      ...named,
      kind: "intermediary",
      adapter: { ...glowSource({ baseUrl, applicationId: settings.applicationId }), name },
    };
  if (settings.adapter === "n3rgy") {
    const { apiKey, takesTestNumbers } = settings;
    const adapter = n3rgySource({ baseUrl, apiKey, takesTestNumbers });
    return { ...named, kind: "intermediary", adapter: { ...adapter, name } };
  }
  const { clientId, clientSecret } = settings;
  const adapter = openSupplySource({ name, baseUrl, clientId, clientSecret });
  return { ...named, kind: "supplier", adapter, signIn: adapter.signIn, endAccess: adapter.end };
}
