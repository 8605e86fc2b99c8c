import { create } from "qrcode";
import { escape } from "./document.js";

const quietModules = 4;

/** A QR code as SVG, drawn from the matrix; a light edge of four modules as ISO/IEC 18004 asks. `label` is read aloud. */
export function qrPicture(text: string, label: string): string {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const side = modules.size + 2 * quietModules;
  const dark = Array.from(modules.data, (bit, at) =>
    bit
      ? `M${(at % modules.size) + quietModules} ${Math.floor(at / modules.size) + quietModules}h1v1h-1z`
      : "",
  );
  return `<svg class="qr" role="img" aria-label="${escape(label)}" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><rect width="${side}" height="${side}" fill="#fff"/><path fill="#000" d="${dark.join("")}"/></svg>`;
}
