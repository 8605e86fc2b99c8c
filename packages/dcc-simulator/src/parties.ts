import { parseEui, type Eui } from "@halfhourly/dcc";

/**
 * Who is who around the simulator. All identifiers have the bit that says "locally administered" (IEEE, EUI-64 guidelines), so
 * no manufacturer and no organisation of the real network has them; the rest of the prefix spells HH.
 */
export const PARTIES = {
  /** The DCC: access control, its schedules, its inventory. Requests that need no device are addressed to it. */
  dcc: known("0248480000000001"),
  /** The SMETS1 service provider, which signs what first-generation meters say. */
  smets1Provider: known("0248480000000002"),
  /** The one user it knows: an Other User. */
  user: known("0248480000000010"),
} as const;

/** Remote party roles as certificates state them. */
export const ROLES = {
  /** Signs XML for the DCC. */
  xmlSigner: 0x89,
  /** GBCS, RemotePartyRole: other. */
  otherUser: 0x7f,
} as const;

function known(text: string): Eui {
  const eui = parseEui(text);
  if (eui === null) throw new RangeError(`${text} is not an EUI-64`);
  return eui;
}
