import { Icon } from "../../parts/Icon.js";
import type { PlaceName } from "./places.js";

/** Drawn on a 24 px grid with 2 px lines. */
const PATHS: Readonly<Record<PlaceName, string>> = {
  home: "M4 11.2 12 4l8 7.2M6 9.6V20h12V9.6M10 20v-5.5h4V20",
  usage: "M4 20h16M6.5 20v-6M11 20V8M15.5 20v-9M20 20V4",
  save: "M17 8.2A4.2 4.2 0 0 0 8.8 9.5V16c0 2-1 3.3-2.8 4h12M6 13.2h8.5",
  you: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20.5c.6-4 3.6-6 7.5-6s6.9 2 7.5 6",
};

export function PlaceIcon({ name, colour }: { readonly name: PlaceName; readonly colour: string }) {
  return <Icon size={28} grid={24} line={PATHS[name]} colour={colour} />;
}
