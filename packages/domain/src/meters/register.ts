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
