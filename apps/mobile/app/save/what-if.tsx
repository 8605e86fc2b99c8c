export { WhatIf as default } from "../../src/features/save/WhatIf.js";
