import { hex, uint64, uint8 } from "../bytes/write-bytes.js";
import { secondsSince2000 } from "../dlms/date-time.js";
import type { GbcsLog } from "../message.js";
import { KEY_PURPOSES } from "../protection/derive-key.js";
import { encodeAccessResponse } from "./access-response.js";
import { array, compactRows, enumeration, octets, structure } from "./dlms-values.js";
import { boundTo, encryptPart, type AgreementKeys, type GbcsHeader } from "./seal.js";

/** ECS22b and ECS66: the log encrypted inside protected attributes. */
export function encodeImportLog(header: GbcsHeader, log: GbcsLog, keys: AgreementKeys): Buffer {
  const rows = log.entries.map(({ endMs, values }) => [secondsSince2000(endMs), ...values]);
  const content = structure(compactRows(1 + log.elements, rows));
  const value = structure(array([protectionParameters(header)]), octets(encryptPart(header, content, keys)));
  return encodeAccessResponse(header, [{ of: "action", value, result: 0 }]);
}

/** ECS22a: the log as it is. */
export function encodeExportLog(header: GbcsHeader, log: GbcsLog): Buffer {
  const rows = log.entries.map(({ endMs, values, reactiveVarh }) => [
    secondsSince2000(endMs),
    ...values,
    reactiveVarh ?? 0,
  ]);
  return encodeAccessResponse(header, [{ of: "get", value: compactRows(3, rows), result: 0 }]);
}

/** Authentication and encryption by an agreed key, C(0e, 2s) (IEC 62056-6-2, class 30). */
function protectionParameters(header: GbcsHeader): Buffer {
  const { party, counter } = boundTo(header);
  const agreedKey = structure(enumeration(2), structure(octets(uint8(2)), octets(Buffer.alloc(0))));
  return structure(
    enumeration(2),
    structure(
      octets(Buffer.concat([uint8(KEY_PURPOSES.encryption), uint64(counter)])),
      octets(hex(header.originator)),
      octets(hex(party)),
      octets(Buffer.alloc(0)),
      agreedKey,
    ),
  );
}
