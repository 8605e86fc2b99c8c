import { Refusal, type FileFaultCode } from "./file-fault.js";

export const LARGEST_FILE_BYTES = 64 * 1024 * 1024;

export interface DecodedText {
  readonly text: string;
  readonly encoding: "utf-8" | "utf-16" | "latin-1";
}

/** The first bytes of files that are not text, with what to do instead. */
const SIGNATURES: readonly {
  readonly bytes: readonly number[];
  readonly code: FileFaultCode;
  readonly message: string;
}[] = [
  {
    bytes: [0x1f, 0x8b],
    code: "compressed-file",
    message: "The file is compressed (gzip): unpack it and give the file inside.",
  },
  {
    bytes: [0x42, 0x5a, 0x68],
    code: "compressed-file",
    message: "The file is compressed (bzip2): unpack it and give the file inside.",
  },
  {
    bytes: [0xfd, 0x37, 0x7a, 0x58],
    code: "compressed-file",
    message: "The file is compressed (xz): unpack it and give the file inside.",
  },
  {
    bytes: [0x28, 0xb5, 0x2f, 0xfd],
    code: "compressed-file",
    message: "The file is compressed (zstd): unpack it and give the file inside.",
  },
  {
    bytes: [0x37, 0x7a, 0xbc, 0xaf],
    code: "compressed-file",
    message: "The file is compressed (7z): unpack it and give the file inside.",
  },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    code: "spreadsheet-file",
    message: "The file is an Excel workbook: open it and save the sheet as CSV (UTF-8).",
  },
  {
    bytes: [0x25, 0x50, 0x44, 0x46],
    code: "pdf-file",
    message: "The file is a PDF: download the readings as CSV or JSON instead.",
  },
];

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const SNIFFED_BYTES = 4096;

/**
 * The text of a file: UTF-8 or UTF-16 by its byte order mark, UTF-8 where its bytes allow, otherwise latin-1 (as
 * windows-1252), which older spreadsheets write. Throws Refusal for what is empty, too large or no text.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length === 0) throw new Refusal("empty-file", "The file is empty: download it again.");
  if (bytes.length > LARGEST_FILE_BYTES) {
    throw new Refusal(
      "file-too-large",
      "The file is over 64 MB, some 30 years of half hours: split it into smaller files.",
    );
  }
  refuseKnownSignature(bytes);
  const decoded = decode(bytes);
  if (decoded.text.trim() === "")
    throw new Refusal("empty-file", "The file holds only blank space: download it again.");
  refuseControlCharacters(decoded.text);
  return decoded;
}

function decode(bytes: Uint8Array): DecodedText {
  if (startsWith(bytes, [0xff, 0xfe]))
    return { text: new TextDecoder("utf-16le").decode(bytes), encoding: "utf-16" };
  if (startsWith(bytes, [0xfe, 0xff]))
    return { text: new TextDecoder("utf-16be").decode(bytes), encoding: "utf-16" };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    const text = new TextDecoder("windows-1252").decode(bytes);
    // A UTF-8 byte order mark before text that is not UTF-8: two programs wrote to this file.
    return { text: text.replace(/^\u00EF\u00BB\u00BF/, ""), encoding: "latin-1" };
  }
}

function refuseKnownSignature(bytes: Uint8Array): void {
  const known = SIGNATURES.find((signature) => startsWith(bytes, signature.bytes));
  if (known !== undefined) throw new Refusal(known.code, known.message);
  if (startsWith(bytes, ZIP)) throw refuseZip(bytes);
}

/** A workbook is a zip whose first entries name its parts. */
function refuseZip(bytes: Uint8Array): Refusal {
  const names = new TextDecoder("latin1").decode(bytes.subarray(0, SNIFFED_BYTES));
  return /\[Content_Types\]|xl\/|mimetypeapplication\/vnd\.oasis/.test(names)
    ? new Refusal("spreadsheet-file", "The file is a spreadsheet: open it and save the sheet as CSV (UTF-8).")
    : new Refusal("compressed-file", "The file is compressed (zip): unpack it and give the file inside.");
}

/** Text has line ends and tabs, and no other control characters. */
function refuseControlCharacters(text: string): void {
  for (let i = 0; i < Math.min(text.length, SNIFFED_BYTES); i++) {
    const code = text.charCodeAt(i);
    if (code < 9 || (code > 13 && code < 32 && code !== 26 && code !== 27)) throw binaryFile();
  }
  if (text.includes("\0")) throw binaryFile();
}

function binaryFile(): Refusal {
  return new Refusal("binary-file", "The file is not text: give a CSV or JSON file of half-hourly readings.");
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, i) => bytes[i] === byte);
}
