import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { readKeystoreFolder } from "../../src/certificates/keystore-folder.js";
import { buildRequest } from "../../src/duis/build-request.js";
import { openSchemas } from "../../src/duis/schemas.js";
import { readDuisWithoutVerifying, verifyDuis } from "../../src/duis/verify.js";
import { realData } from "../real-data.js";
import { refusalOf, refusedWith } from "../refused.js";
import { NOW_MS, ringOf } from "../ring.js";

const ringOfFolder = async (folder: string) => (await readKeystoreFolder(`${folder}/keystore`)).ring;

realData(
  "the two good answers verify, by both of the DCC's signers; the bad one is signature-wrong",
  async (folder) => {
    const ring = await ringOfFolder(folder);
    const read = (name: string) =>
      verifyDuis(readFileSync(`${folder}/responses/${name}`), { ring, nowMs: NOW_MS });
    const inventory = read("read-inventory-response-5.4.xml");
    assert.ok(inventory.kind === "response" && inventory.response.body.kind === "inventory");
    assert.deepEqual(
      inventory.response.body.devices.map(({ type, generation }) => [type, generation]),
      [
        ["CHF", null],
        ["CAD", null],
        ["GPF", null],
      ],
    );
    const firmware = read("readfw-response.xml");
    assert.ok(firmware.kind === "response" && firmware.response.body.kind === "gbcs");
    assert.equal(firmware.response.body.payload.length, 93);
    assert.equal(firmware.signer.role, 0x89);
    assert.notEqual(firmware.signer.serial, inventory.signer.serial);
    refusedWith("signature-wrong", () => read("readfw-response-badsignature.xml"));
  },
);

realData("an answer whose certificate is not held is unknown-certificate", (folder) => {
  for (const name of readdirSync(`${folder}/responses`))
    refusedWith("unknown-certificate", () =>
      verifyDuis(readFileSync(`${folder}/responses/${name}`), { ring: ringOf(), nowMs: NOW_MS }),
    );
});

realData(
  "every byte matters: wherever one is changed, the answer is refused or says the same",
  async (folder) => {
    const ring = await ringOfFolder(folder);
    const bytes = readFileSync(`${folder}/responses/readfw-response.xml`);
    const good = verifyDuis(bytes, { ring, nowMs: NOW_MS });
    let taken = 0;
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = changed[at]! ^ 1;
      refusalOf(() => {
        assert.deepEqual(verifyDuis(changed, { ring, nowMs: NOW_MS }), good);
        taken++;
      });
    }
    // Such as the issuer's name, which is not signed and not used.
    assert.ok(taken < 40, `${taken} changes were taken`);
  },
);

realData("our builder says what every template says, to the byte but for white space", (folder) => {
  for (const name of readdirSync(`${folder}/requests`)) {
    const template = readFileSync(`${folder}/requests/${name}`);
    const read = readDuisWithoutVerifying(template);
    assert.ok("request" in read, name);
    assert.equal(unsigned(buildRequest(read.request)), unsigned(template.toString()), name);
  }
});

realData("templates, whose signatures are placeholders, are refused as that", async (folder) => {
  const ring = await ringOfFolder(folder);
  for (const name of readdirSync(`${folder}/requests`))
    refusedWith("digest-differs", () =>
      verifyDuis(readFileSync(`${folder}/requests/${name}`), { ring, nowMs: NOW_MS }),
    );
});

realData(
  "every template and answer is valid against the schemas; what is not is refused without its values",
  async (folder) => {
    const schemas = await openSchemas({
      duisXsd: readFileSync(`${folder}/schema/DUIS-V5.4.xsd`),
      mmcXsd: readFileSync(`${folder}/schema/MMC-V5.4.xsd`),
      xmldsigXsd: `${folder}/schema/xmldsig-core-schema.xsd`,
    });
    for (const part of ["requests", "responses"])
      for (const name of readdirSync(`${folder}/${part}`))
        schemas.validate(readFileSync(`${folder}/${part}/${name}`));
    const good = readFileSync(`${folder}/responses/readfw-response.xml`, "utf8");
    for (const [bad, says] of [
      [
        good.replace("<sr:Header>", "<sr:Nope>42</sr:Nope><sr:Header>"),
        /^Nope: not expected here, but Header/,
      ],
      [
        good.replace("RequestID>90-B3", "RequestID>QQ-B3"),
        /^RequestID: its value breaks the schema's pattern/,
      ],
      [good.replace("2022-08-17T", "2022-99-17T"), /^ResponseDateTime: its value is no xs:dateTime/],
      [good.replace(/<sr:Body>.*<\/sr:Body>/, ""), /^Signature: not expected here, but Body/],
      [good.replace(' schemaVersion="5.1"', ""), /^Response: it lacks the attribute schemaVersion/],
      [good.replace(">I0<", ">I7<"), /^ResponseCode: its value breaks the schema's enumeration/],
    ] as const)
      assert.throws(() => schemas.validate(Buffer.from(bad)), { code: "schema-invalid", message: says });
    refusedWith("document-type", () =>
      schemas.validate(Buffer.from(`<!DOCTYPE x>${good.slice(good.indexOf("<sr:"))}`)),
    );
    refusedWith("not-xml", () => schemas.validate(Buffer.from(good.slice(0, -1))));
    schemas.close();
  },
);

realData("schemas that do not belong together do not compile, and say so", async (folder) => {
  const duisXsd = `${folder}/schema/DUIS-V5.4.xsd`;
  await assert.rejects(
    openSchemas({ duisXsd, mmcXsd: Buffer.from("<a/>"), xmldsigXsd: Buffer.from("<a/>") }),
    TypeError,
  );
  await assert.rejects(openSchemas({ duisXsd: readFileSync(duisXsd) }), TypeError);
});

/** Without the signature and without white space between elements. */
function unsigned(xml: string): string {
  return xml
    .replace(/<ds:Signature[\s\S]*<\/ds:Signature>/, "")
    .replaceAll(/>\s+</g, "><")
    .trim();
}
