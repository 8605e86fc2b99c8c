export type Fuel = "electricity" | "gas";
export type Direction = "import" | "export";
/** A meter may count two elements apart (a twin-element meter); every other meter has element 1 only. */
export type Element = 1 | 2;

/**
 * What the register counts in. SMETS electricity registers count whole watt-hours and gas registers 10^-3 m3
 * (SMETS2 4.2.7, 5.7.4). A gas source that only states energy (kWh worked out by the supplier) is kept in Wh.
 */
export type RegisterUnit = "Wh" | "dm3";

/** History belongs to the meter point's register, never to the device: a meter exchange does not split it. */
export interface Register {
  /** MPAN core (13 digits) or MPRN (6 to 10 digits). */
  readonly meterPoint: string;
  readonly fuel: Fuel;
  readonly direction: Direction;
  readonly element: Element;
}

/** The register as one word, such as `electricity/2000027391990/import/1`: equal texts, same register. */
export function registerKey(register: Register): string {
  return `${register.fuel}/${register.meterPoint}/${register.direction}/${register.element}`;
}

/** Reads what `registerKey` wrote; null for any other text. */
export function parseRegisterKey(text: string): Register | null {
  const match = /^(electricity|gas)\/(\d{6,13})\/(import|export)\/([12])$/.exec(text);
  if (match === null) return null;
  const [, fuel, meterPoint, direction, element] = match;
  return {
    fuel: fuel === "gas" ? "gas" : "electricity",
    meterPoint: meterPoint!,
    direction: direction === "export" ? "export" : "import",
    element: element === "2" ? 2 : 1,
  };
}

/** For sorting: electricity before gas, then by meter point, import before export, element 1 before 2. */
export function compareRegisters(a: Register, b: Register): number {
  const byFuel = a.fuel.localeCompare(b.fuel, "en");
  if (byFuel !== 0) return byFuel;
  if (a.meterPoint !== b.meterPoint) return a.meterPoint < b.meterPoint ? -1 : 1;
  if (a.direction !== b.direction) return a.direction === "import" ? -1 : 1;
  return a.element - b.element;
}
