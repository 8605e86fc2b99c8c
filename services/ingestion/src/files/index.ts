/** Reading files, without the service around it: for the command line, which stores nothing itself. */
export { inspectFile, inspectInSteps, type InspectedFile } from "./inspect-file.js";
export { MOST_REJECTED_LISTED } from "./describe-inspection.js";
export { unpackFile, type UnpackedFile } from "./unpack-file.js";
export { LARGEST_FILE_BYTES, decodeText } from "./bytes-to-text.js";
export { DelimitedReader, type DelimitedRecord } from "./delimited-text.js";
export { ROW_FAULTS, type RejectedRow, type RowFaultCode } from "./row-fault.js";
export type { FileFault, FileFaultCode } from "./file-fault.js";
export type { ReadRegister } from "./read-register.js";
