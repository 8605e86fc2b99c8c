export * from "./problem.js";
export * from "./environment.js";
export * from "./log.js";
export * from "./correlation.js";
export { withKeptClaim } from "./kept-claim.js";
export { Rounds, type RoundsOptions } from "./rounds.js";
export {
  boundedHttp,
  NoAnswer,
  type HttpAnswer,
  type HttpCall,
  type HttpLimits,
  type HttpRequest,
} from "./bounded-http.js";
