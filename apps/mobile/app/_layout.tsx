export { Crash as ErrorBoundary } from "../src/features/frame/Crash.js";
export { Frame as default } from "../src/features/frame/Frame.js";
