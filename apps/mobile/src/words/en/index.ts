import { billCheck } from "./bill-check.js";
import { closing } from "./closing.js";
import { collect } from "./collect.js";
import { compare } from "./compare.js";
import { consents } from "./consents.js";
import { dataCopy } from "./data-copy.js";
import { energy } from "./energy.js";
import { erasure } from "./erasure.js";
import { feedback } from "./feedback.js";
import { files } from "./files.js";
import { frame } from "./frame.js";
import { help } from "./help.js";
import { home } from "./home.js";
import { link } from "./link.js";
import { meterPage } from "./meter-page.js";
import { meters } from "./meters.js";
import { parts } from "./parts.js";
import { safety } from "./safety.js";
import { save } from "./save.js";
import { security } from "./security.js";
import { signIn } from "./sign-in.js";
import { sources } from "./sources.js";
import { staff } from "./staff.js";
import { support } from "./support.js";
import { tariffs } from "./tariffs.js";
import { usage } from "./usage.js";
import { uses } from "./uses.js";
import { you } from "./you.js";

export const en = {
  billCheck,
  closing,
  collect,
  compare,
  consents,
  dataCopy,
  energy,
  erasure,
  feedback,
  files,
  frame,
  help,
  home,
  link,
  meterPage,
  meters,
  parts,
  safety,
  save,
  security,
  signIn,
  sources,
  staff,
  support,
  tariffs,
  usage,
  uses,
  you,
};
