import type { DuisRequest, DuisResponse, Eui, GbcsMessage } from "@halfhourly/dcc";

/** The words of the DCC, as far as the exchange speaks them; `packages/dcc` fills them with keys. */
export interface DccWords {
  /** Builds and signs a request. @returns the XML that is sent */
  sign(request: DuisRequest): Uint8Array;
  /**
   * Verifies and reads a response or an alert, as it arrives; a fault of `xml` passes through.
   * @throws DccRefusal where it is not what the DCC signed
   */
  readAnswer(xml: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<DuisResponse>;
  /**
   * Verifies, decrypts and decodes a device's own message. `deviceCertificates` are DER, as the SMKI repository gave them.
   * @throws DccRefusal
   */
  openGbcs(payload: Uint8Array, deviceCertificates: readonly Uint8Array[]): GbcsMessage;
}

/** How a signed request reaches the DCC. */
export interface DccTransport {
  /**
   * Sends a request and gives the synchronous answer. `device` requests go to the address for commands, the others
   * (inventory, schedules) to that for non-device services. Gives up after its own timeout.
   * @throws where nothing usable came back: whether the request arrived is then unknown
   */
  post(service: "device" | "non-device", xml: Uint8Array): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** The SMKI repository: certificates of devices, which change when a device is replaced. */
export interface DeviceCertificates {
  /** DER; empty where the repository has none. Gives up after its own timeout. */
  fetchDeviceCertificates(eui: Eui): Promise<readonly Uint8Array[]>;
}
