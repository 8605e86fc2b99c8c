export * from "./certificates/key-ring.js";
export * from "./duis/request.js";
export * from "./duis/response.js";
export * from "./eui.js";
export * from "./gbcs/message.js";
export * from "./refusal.js";
export * from "./request-id.js";
