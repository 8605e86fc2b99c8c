import { readFile, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type * as libxml2 from "libxml2-wasm";
import type { ErrorDetail, XmlDocument, XmlInputProvider, XsdValidator } from "libxml2-wasm";
import { DccRefusal } from "../refusal.js";
import { describeFault } from "./schema-fault.js";

/** The operator's own copies, as paths or bytes; we may not ship them. */
export interface SchemaFiles {
  readonly duisXsd: string | Uint8Array;
  /** Absent: `MMC*.xsd` in the folder of `duisXsd`. */
  readonly mmcXsd?: string | Uint8Array;
  /** Absent: `xmldsig*.xsd` in the folder of `duisXsd`. */
  readonly xmldsigXsd?: string | Uint8Array;
}

/** The DUIS schema, compiled. */
export interface DuisSchemas {
  /**
   * Costs about 30 microseconds for 2 kB. The library frees a document only when the event loop has turned: who
   * validates many in a row must let it turn.
   * @throws {DccRefusal} `schema-invalid`, `document-type`, `not-xml`
   */
  validate(document: Uint8Array): void;
  close(): void;
}

/**
 * Compiles the schemas; libxml2 is loaded only then.
 * @throws {TypeError} where they do not compile, with libxml2's reason.
 */
export async function openSchemas(files: SchemaFiles): Promise<DuisSchemas> {
  const [library, duis, mmc, xmldsig] = await Promise.all([
    import("libxml2-wasm"),
    bytesOf(files.duisXsd),
    bytesOf(files.mmcXsd ?? besides(files.duisXsd, MMC_FILE)),
    bytesOf(files.xmldsigXsd ?? besides(files.duisXsd, XMLDSIG_FILE)),
  ]);
  const validator = compile(library, duis, new ImportedSchemas(library, mmc, xmldsig));
  return {
    validate: (document) => validate(library, validator, document),
    close: () => validator.dispose(),
  };
}

type Library = typeof libxml2;

const MMC_FILE = /^MMC.*\.xsd$/i;
const XMLDSIG_FILE = /^xmldsig.*\.xsd$/i;

async function bytesOf(file: string | Uint8Array | Promise<string>): Promise<Uint8Array> {
  const found = await file;
  return typeof found === "string" ? readFile(found) : found;
}

async function besides(duisXsd: string | Uint8Array, name: RegExp): Promise<string> {
  const folder = typeof duisXsd === "string" ? dirname(duisXsd) : null;
  const file = folder === null ? undefined : (await readdir(folder)).find((one) => name.test(one));
  if (folder === null || file === undefined)
    throw new TypeError(
      `The DUIS schema needs a file like ${name.source} beside it, or given by its own path.`,
    );
  return join(folder, file);
}

/** What the DUIS schema imports is told by its name: where a copy says it lies differs from copy to copy. */
class ImportedSchemas implements XmlInputProvider {
  readonly #library: Library;
  readonly #mmc: Uint8Array;
  readonly #xmldsig: Uint8Array;
  isOpen = true;

  constructor(library: Library, mmc: Uint8Array, xmldsig: Uint8Array) {
    this.#library = library;
    this.#mmc = mmc;
    this.#xmldsig = xmldsig;
  }

  match(name: string): boolean {
    return this.isOpen && this.#find(name) !== null;
  }

  open(name: string): number | undefined {
    const found = this.#find(name);
    return found === null ? undefined : this.#library.openBuffer(found);
  }

  read(handle: number, into: Uint8Array): number {
    return this.#library.readBuffer(handle, into);
  }

  close(handle: number): boolean {
    this.#library.closeBuffer(handle);
    return true;
  }

  #find(name: string): Uint8Array | null {
    const file = name.slice(name.lastIndexOf("/") + 1);
    if (XMLDSIG_FILE.test(file)) return this.#xmldsig;
    return MMC_FILE.test(file) ? this.#mmc : null;
  }
}

function compile(library: Library, duis: Uint8Array, imported: ImportedSchemas): XsdValidator {
  library.xmlRegisterInputProvider(imported);
  let schema: XmlDocument | null = null;
  try {
    schema = library.XmlDocument.fromBuffer(duis, { url: "schemas/DUIS.xsd" });
    return library.XsdValidator.fromDoc(schema);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new TypeError(`The DUIS schemas do not compile. Supply the three files of one version. ${why}`, {
      cause: error,
    });
  } finally {
    schema?.dispose();
    // The library has no way to take back one provider: a closed one matches nothing any more.
    imported.isOpen = false;
  }
}

function validate(library: Library, validator: XsdValidator, bytes: Uint8Array): void {
  let document: XmlDocument;
  try {
    document = library.XmlDocument.fromBuffer(bytes, {
      option: library.ParseOption.XML_PARSE_NONET | library.ParseOption.XML_PARSE_NO_XXE,
    });
  } catch {
    throw new DccRefusal("not-xml", "The document is not well-formed XML.");
  }
  try {
    if (document.dtd !== null)
      throw new DccRefusal(
        "document-type",
        "The document has a document type declaration, which DUIS has not.",
      );
    validator.validate(document);
  } catch (error) {
    if (!(error instanceof library.XmlValidateError)) throw error;
    throw schemaInvalid(error.details);
  } finally {
    document.dispose();
  }
}

function schemaInvalid(details: readonly ErrorDetail[]): DccRefusal {
  const [first] = details;
  const more = details.length > 1 ? ` (and ${details.length - 1} more)` : "";
  const what = first === undefined ? "not as the schema says" : describeFault(first.message);
  return new DccRefusal(
    "schema-invalid",
    `${what}${first === undefined ? "" : `, line ${first.line}`}${more}.`,
  );
}
