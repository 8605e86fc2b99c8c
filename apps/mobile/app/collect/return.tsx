export { ReturnFromSupplier as default } from "../../src/features/link/ReturnFromSupplier.js";
