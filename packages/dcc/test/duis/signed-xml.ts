import { sign } from "node:crypto";
import { buildRequest } from "../../src/duis/build-request.js";
import { signDuis } from "../../src/duis/sign.js";
import { USER, eui, type Party } from "../ring.js";

export const REQUEST_ID = {
  originator: eui("90B3D51F30010000"),
  target: eui("00DB1234567890A0"),
  counter: 1002n,
};

export const REQUEST = buildRequest({
  requestId: REQUEST_ID,
  body: { kind: "read-import-profile", period: { fromMs: 1_770_000_000_000, toMs: 1_770_086_400_000 } },
});

export function signedRequest(party: Party = USER): string {
  return Buffer.from(signDuis(REQUEST, party)).toString("utf8");
}

/** The ds:Signature of a signed document. */
export function signatureOf(signed: string): string {
  return /<ds:Signature[\s\S]*<\/ds:Signature>/.exec(signed)?.[0] ?? "";
}

/** A document whose ds:SignedInfo was changed, signed again as it now is: only its form can be what is refused. */
export function resigned(signed: string, party: Party, change: (signedInfo: string) => string): string {
  const info = /<ds:SignedInfo>[\s\S]*<\/ds:SignedInfo>/.exec(signed)?.[0] ?? "";
  const changed = change(info);
  const canonical = changed.replace(
    "<ds:SignedInfo>",
    '<ds:SignedInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">',
  );
  const value = sign("sha256", Buffer.from(canonical), { key: party.privateKey, dsaEncoding: "ieee-p1363" });
  return signed
    .replace(info, changed)
    .replace(/<ds:SignatureValue>[^<]*/, `<ds:SignatureValue>${value.toString("base64")}`);
}
