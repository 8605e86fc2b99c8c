import { energy } from "./energy.js";
import { feedback } from "./feedback.js";
import { files } from "./files.js";
import { frame } from "./frame.js";
import { help } from "./help.js";
import { home } from "./home.js";
import { meters } from "./meters.js";
import { parts } from "./parts.js";
import { signIn } from "./sign-in.js";
import { tariffs } from "./tariffs.js";
import { usage } from "./usage.js";
import { you } from "./you.js";

export const en = { energy, feedback, files, frame, help, home, meters, parts, signIn, tariffs, usage, you };
