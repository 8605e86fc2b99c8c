export { generatedMarket } from "./generated-market.js";
export { SUPPLIERS as GENERATED_SUPPLIERS, type Supplier } from "./suppliers.js";
