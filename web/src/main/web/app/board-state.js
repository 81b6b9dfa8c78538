import {html, nothing} from "lit";
import {t, dateTime} from "../shared/i18n.js";
import {zone} from "./session.js";

/** Whether a board is open, closing or sealed, and until when; nothing where the board does not say. */
export function boardState({state, closesAt, sealsAt, seal}) {
  if (!state) {
    return html`<span></span>`;
  }
  const when = state === "sealed" ? null : state === "closing" ? sealsAt : closesAt;
  return html`<span class="row"><span class="badge ${{open: "good", running: "good", closing: "warn"}[state] || ""}">
      ${t("state." + state)}</span>
    ${when ? html`<span class="small soft">${t(state === "closing" ? "state.seals" : "state.closes",
        {when: dateTime(when, zone())})}</span>` : nothing}
    ${seal ? html`<span class="small soft hash" title=${seal.hash}>${t("state.hash", {hash: seal.hash.slice(0, 12)})}</span>`
        : nothing}</span>`;
}
