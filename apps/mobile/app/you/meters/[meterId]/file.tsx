export { AddFile as default } from "../../../../src/features/files-in/AddFile.js";
