import {html, render} from "lit";
import {t, said} from "./i18n.js";

const SHOWN_MILLIS = 6000;
let shown = [];
let host = null;

/** Says something in passing, to eyes and to screen readers. @param {"done"|"problem"} kind */
export function toast(text, kind = "done") {
  const one = {text, kind};
  shown = [...shown.slice(-2), one];
  draw();
  setTimeout(() => close(one), SHOWN_MILLIS + text.length * 40);
}

/** Says what was refused, in one line. */
export function toastProblem(problem) {
  toast(said(problem), "problem");
}

/** Runs an act; says what was refused. Answers whether it was done. */
export async function attempt(act, done) {
  try {
    await act();
    if (done) {
      toast(done);
    }
    return true;
  } catch (problem) {
    toastProblem(problem);
    return false;
  }
}

function close(one) {
  shown = shown.filter((other) => other !== one);
  draw();
}

function draw() {
  if (!host) {
    host = document.body.appendChild(document.createElement("div"));
    host.className = "toasts";
    host.setAttribute("role", "status");
    host.setAttribute("aria-live", "polite");
    if (host.showPopover) {
      host.popover = "manual";
    }
  }
  render(
      shown.map((one) => html`<p class="toast ${one.kind}"><span>${one.text}</span>
        <button class="plain" aria-label=${t("close")} @click=${() => close(one)}>×</button></p>`),
      host);
  if (host.showPopover) {
    // Above dialogs, which are in the top layer: the last one shown is on top.
    if (host.matches(":popover-open")) {
      host.hidePopover();
    }
    if (shown.length) {
      host.showPopover();
    }
  }
}
