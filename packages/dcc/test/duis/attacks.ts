import type { RefusalCode } from "../../src/refusal.js";
import { signatureOf } from "./signed-xml.js";

/** What is done to a signed request, and the code it must be refused with. */
export const ATTACKS: readonly [name: string, code: RefusalCode, attack: (xml: string) => string][] = [
  ["a changed value", "digest-differs", (xml) => xml.replace(":1002<", ":1003<")],
  ["an added attribute", "digest-differs", (xml) => xml.replace("<sr:Body>", '<sr:Body id="x">')],
  ["an added space within a value", "digest-differs", (xml) => xml.replace(":1002<", ":1002 <")],
  ["an added line feed", "digest-differs", (xml) => xml.replace("<sr:Body>", "\n<sr:Body>")],
  ["a carriage return by a reference", "digest-differs", (xml) => xml.replace(":1002<", ":1002&#13;<")],
  ["a processing instruction", "digest-differs", (xml) => xml.replace("<sr:Body>", "<?x y?><sr:Body>")],
  ["an instruction before the root", "digest-differs", (xml) => xml.replace("<sr:Req", "<?x y?><sr:Req")],
  [
    "another prefix for the same name",
    "digest-differs",
    (xml) => xml.replaceAll("sr:", "t:").replace("xmlns:sr", "xmlns:t"),
  ],
  [
    "a namespace without use",
    "digest-differs",
    (xml) => xml.replace("<sr:Body>", '<sr:Body xmlns:n="urn:n">'),
  ],
  ["no signature", "signature-missing", (xml) => xml.replace(signatureOf(xml), "")],
  [
    "the same signature twice",
    "signature-misplaced",
    (xml) => xml.replace(signatureOf(xml), (found) => found + found),
  ],
  ["the signature first", "signature-misplaced", (xml) => moved(xml, "<sr:Header>")],
  ["the signature deeper", "signature-misplaced", (xml) => moved(xml, "</sr:Body>")],
  [
    "an element after the signature",
    "signature-misplaced",
    (xml) => xml.replace("</sr:Request>", "<sr:Body/></sr:Request>"),
  ],
  [
    "a second body after the signature",
    "signature-misplaced",
    (xml) => xml.replace("</sr:Request>", `${body(xml)}</sr:Request>`),
  ],
  ["text after the signature", "digest-differs", (xml) => xml.replace("</sr:Request>", "x</sr:Request>")],
  ["the signed request wrapped in another", "signature-misplaced", wrapped],
  [
    "the signed request within the signature",
    "signature-method",
    (xml) => xml.replace("</ds:KeyInfo>", `</ds:KeyInfo><ds:Object>${root(xml)}</ds:Object>`),
  ],
  ["an altered signature", "signature-wrong", (xml) => altered(xml, "SignatureValue")],
  ["an altered digest", "digest-differs", (xml) => altered(xml, "DigestValue")],
  ["an empty signature", "signature-wrong", (xml) => xml.replace(/(<ds:SignatureValue>)[^<]*/, "$1")],
  [
    "a signature of another length",
    "signature-wrong",
    (xml) => xml.replace(/(<ds:SignatureValue>)[^<]*/, "$1AAAA"),
  ],
  [
    "a signature that is not base64",
    "signature-method",
    (xml) => xml.replace(/(<ds:SignatureValue>)[^<]*/, "$1A*=="),
  ],
  ["another's serial number", "signature-wrong", (xml) => xml.replace(">1001<", ">4004<")],
  ["a serial number that nobody holds", "unknown-certificate", (xml) => xml.replace(">1001<", ">1002<")],
  [
    "no serial number",
    "signature-method",
    (xml) => xml.replace(/<ds:X509SerialNumber>.*<\/ds:X509SerialNumber>/, ""),
  ],
  ["a serial number that is none", "signature-method", (xml) => xml.replace(">1001<", ">x<")],
  [
    "two issuers",
    "signature-method",
    (xml) => xml.replace("</ds:X509IssuerSerial>", "</ds:X509IssuerSerial><ds:X509IssuerSerial/>"),
  ],
  [
    "a key that the message brings",
    "signature-method",
    (xml) => xml.replace("<ds:X509Data>", "<ds:KeyValue/><ds:X509Data>"),
  ],
  ["a document type", "document-type", (xml) => xml.replace("<sr:Request", "<!DOCTYPE r><sr:Request")],
  [
    "an entity",
    "document-type",
    (xml) => xml.replace("<sr:Request", '<!DOCTYPE r [<!ENTITY e "x">]><sr:Request'),
  ],
  ["an entity that nobody declared", "not-xml", (xml) => xml.replace(":1002<", ":1002&e;<")],
  ["two roots", "not-xml", (xml) => xml + root(xml)],
  ["text after the root", "not-xml", (xml) => `${xml}x`],
  ["text before the root", "not-xml", (xml) => `x${xml}`],
  ["the same attribute twice", "not-xml", (xml) => xml.replace("<sr:Body>", '<sr:Body a="1" a="2">')],
  [
    "the same attribute by two prefixes",
    "not-xml",
    (xml) => xml.replace("<sr:Body>", '<sr:Body xmlns:p="urn:p" xmlns:q="urn:p" p:a="1" q:a="2">'),
  ],
  ["a prefix nobody declared", "not-xml", (xml) => xml.replace("<sr:Body>", '<sr:Body p:a="1">')],
  [
    "the xml prefix for another name",
    "not-xml",
    (xml) => xml.replace("<sr:Body>", '<sr:Body xmlns:xml="urn:p">'),
  ],
  [
    "the xmlns prefix declared",
    "not-xml",
    (xml) => xml.replace("<sr:Body>", '<sr:Body xmlns:xmlns="urn:p">'),
  ],
  ["a prefix undeclared", "not-xml", (xml) => xml.replace("<sr:Body>", '<sr:Body xmlns:p="">')],
  ["white space around a namespace name", "not-xml", (xml) => xml.replace('xmlns:sr="', 'xmlns:sr=" ')],
  ["XML 1.1", "not-xml", (xml) => xml.replace('version="1.0"', 'version="1.1"')],
  ["another encoding", "not-xml", (xml) => xml.replace("UTF-8", "ISO-8859-1")],
  ["a character that XML has not", "not-xml", (xml) => xml.replace(":1002<", ":1002\u0001<")],
  [
    "an instruction run into what follows",
    "not-xml",
    (xml) => xml.replace("<sr:Body>", "<?x?<><?y?><sr:Body>"),
  ],
  ["a name that begins as none may", "not-xml", (xml) => xml.replace("<sr:Body>", '<sr:Body sr:-a="1">')],
  [
    "another root",
    "not-duis",
    (xml) => xml.replaceAll("sr:Request>", "sr:Other>").replace("<sr:Request ", "<sr:Other "),
  ],
  ["the root of another namespace", "not-duis", (xml) => xml.replace("ServiceUserGateway", "Other")],
];

/** Changes of ds:SignedInfo that are refused even where the changed one is signed right: `signature-method`. */
export const OTHER_FORMS: readonly [name: string, change: (signedInfo: string) => string][] = [
  ["another canonical form", (info) => info.replace("xml-exc-c14n#", "xml-exc-c14n#WithComments")],
  ["another signature algorithm", (info) => info.replace("ecdsa-sha256", "ecdsa-sha1")],
  ["a keyed hash for a signature", (info) => info.replace("ecdsa-sha256", "hmac-sha256")],
  ["another digest", (info) => info.replace("xmlenc#sha256", "xmlenc#sha512")],
  ["a reference to a part", (info) => info.replace('URI=""', 'URI="#body"')],
  ["a reference with a type", (info) => info.replace('URI=""', 'Type="urn:t" URI=""')],
  ["no transform", (info) => info.replace(/<ds:Transforms>.*<\/ds:Transforms>/, "")],
  ["an XPath transform", (info) => info.replace("xmldsig#enveloped-signature", "REC-xpath-19991116")],
  [
    "a second transform",
    (info) =>
      info.replace("</ds:Transforms>", '<ds:Transform Algorithm="urn:t"></ds:Transform></ds:Transforms>'),
  ],
  [
    "a second reference",
    (info) => info.replace("</ds:SignedInfo>", '<ds:Reference URI=""></ds:Reference></ds:SignedInfo>'),
  ],
  ["a digest beside its reference", (info) => info.replace(/(<ds:DigestValue>.*)(<\/ds:Reference>)/, "$2$1")],
  ["an id", (info) => info.replace("<ds:Reference ", '<ds:Reference Id="r" ')],
];

function root(xml: string): string {
  return xml.slice(xml.indexOf("<sr:Request"));
}

function body(xml: string): string {
  return /<sr:Body>.*<\/sr:Body>/.exec(xml)?.[0] ?? "";
}

function moved(xml: string, before: string): string {
  const signature = signatureOf(xml);
  return xml.replace(signature, "").replace(before, () => signature + before);
}

/** The classic wrapping: what was signed stays whole, within a request that nobody signed. */
function wrapped(xml: string): string {
  const other = xml.replace(signatureOf(xml), "").replace(":1002<", ":9999<");
  return other.replace("</sr:Body>", () => `</sr:Body>${root(xml)}`);
}

function altered(xml: string, name: string): string {
  const swapped = (_: string, start: string, first: string): string => start + (first === "A" ? "B" : "A");
  return xml.replace(new RegExp(`(<ds:${name}>)(.)`), swapped);
}
