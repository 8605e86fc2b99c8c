/** What an owner of data says of its audit tables: they stay seven years and lead to nobody. */
export function auditPlaces(schema: string, service = schema) {
  const why = "Proof for the household and against us, seven years, under an opaque id (NFR-C-004).";
  const tables = ["audit_entry", "audit_head", "audit_anchor", "audit_retired"];
  const places = [...tables.map((table) => `table ${schema}.${table}`), `blob audit/${service}`];
  return places.map((place) => ({ place, erasure: "kept" as const, why }));
}
