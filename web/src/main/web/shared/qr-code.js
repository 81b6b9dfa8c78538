import {html, svg} from "lit";
import {qr} from "./qr.js";

/** A text as a QR code, black on white in both themes. */
export function qrCode(text, label) {
  const rows = qr(text);
  const size = rows.length + 8;
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label=${label} shape-rendering="crispEdges">
    <rect width=${size} height=${size} fill="#fff"></rect>
    ${rows.map((row, y) => svg`<path stroke="#000" d=${row.map((dark, x) =>
        dark ? "M" + (x + 4) + " " + (y + 4.5) + "h1" : "").join("")}></path>`)}</svg>`;
}
