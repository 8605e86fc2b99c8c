import { BitString, ObjectIdentifier, OctetString, Sequence } from "asn1js";
import {
  AttributeTypeAndValue,
  AttributeValue,
  GeneralName,
  Name,
  OtherName,
  RelativeDistinguishedName,
} from "@peculiar/asn1-x509";
import type { Eui } from "@halfhourly/dcc";

const COMMON_NAME = "2.5.4.3";
const ORGANISATIONAL_UNIT = "2.5.4.11";
const X500_UNIQUE_IDENTIFIER = "2.5.4.45";
const HARDWARE_MODULE_NAME = "1.3.6.1.5.5.7.8.4";
/** Documentation arc (IANA, private enterprise 32473, RFC 5612): nobody's hardware. */
const SIMULATED_HARDWARE = "1.3.6.1.4.1.32473.1";

/** Of an authority: its name, and 07 as the role of those who issue. */
export function authorityName(commonName: string): Name {
  return nameOf([text(ORGANISATIONAL_UNIT, "07"), text(COMMON_NAME, commonName)]);
}

/** Of an organisation: its remote party role, two hexadecimal digits, and its EUI (SEC Appendix B, Organisation certificates). */
export function organisationName(role: number, eui: Eui): Name {
  return nameOf([
    text(ORGANISATIONAL_UNIT, role.toString(16).padStart(2, "0").toUpperCase()),
    new AttributeTypeAndValue({
      type: X500_UNIQUE_IDENTIFIER,
      value: new AttributeValue({ anyValue: new BitString({ valueHex: bytesOfEui(eui) }).toBER() }),
    }),
  ]);
}

/** Of one end of a TLS connection. */
export function tlsName(commonName: string): Name {
  return nameOf([text(COMMON_NAME, commonName)]);
}

/** A device's subject is empty; its EUI is the serial number of its hardware module (SEC Appendix A, Device certificates). */
export function deviceNames(eui: Eui): GeneralName[] {
  const module = new Sequence({
    value: [
      new ObjectIdentifier({ value: SIMULATED_HARDWARE }),
      new OctetString({ valueHex: bytesOfEui(eui) }),
    ],
  });
  return [
    new GeneralName({ otherName: new OtherName({ typeId: HARDWARE_MODULE_NAME, value: module.toBER() }) }),
  ];
}

/** The loopback addresses of this machine. */
export function loopbackNames(): GeneralName[] {
  return [new GeneralName({ dNSName: "localhost" }), new GeneralName({ iPAddress: "127.0.0.1" })];
}

function nameOf(attributes: readonly AttributeTypeAndValue[]): Name {
  return new Name(attributes.map((attribute) => new RelativeDistinguishedName([attribute])));
}

function text(type: string, utf8String: string): AttributeTypeAndValue {
  return new AttributeTypeAndValue({ type, value: new AttributeValue({ utf8String }) });
}

function bytesOfEui(eui: Eui): ArrayBuffer {
  return new Uint8Array(Buffer.from(eui, "hex")).buffer;
}
