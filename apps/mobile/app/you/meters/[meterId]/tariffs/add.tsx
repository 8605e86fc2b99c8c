export { AddTariff as default } from "../../../../../src/features/tariffs/AddTariff.js";
