import type { QueryClient } from "@tanstack/react-query";

/** Every cost on every screen may have changed. */
export async function refreshAfterTariff(client: QueryClient, meterId: string): Promise<void> {
  void client.invalidateQueries({ queryKey: ["home"] });
  void client.invalidateQueries({ queryKey: ["usage"] });
  void client.invalidateQueries({ queryKey: ["comparison"] });
  await client.invalidateQueries({ queryKey: ["agreements", meterId] });
}
