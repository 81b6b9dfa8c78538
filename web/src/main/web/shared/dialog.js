import {html, render, nothing} from "lit";
import {t, said} from "./i18n.js";

let count = 0;

/**
 * A modal dialog. The content gets a function that closes it with a result; Escape and the backdrop close it with
 * undefined. Focus goes back to where it was.
 * @param {string} title
 * @param {(close: (result: any) => void, update: () => void) => any} content a Lit template
 */
export function openDialog(title, content) {
  return new Promise((resolve) => {
    const dialog = document.createElement("dialog");
    const id = "dialog-" + ++count;
    dialog.setAttribute("aria-labelledby", id);
    const close = (result) => {
      dialog.result = result;
      dialog.close();
    };
    const update = () => render(html`
      <header><h2 id=${id}>${title}</h2>
        <button class="plain icon" type="button" aria-label=${t("close")} @click=${() => close()}>×</button></header>
      ${content(close, update)}`, dialog);
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.result);
    });
    dialog.addEventListener("mousedown", (event) => {
      if (event.target === dialog) {
        close();
      }
    });
    update();
    document.body.append(dialog);
    dialog.showModal();
  });
}

/**
 * Asks before something is done, runs it, and shows in the dialog what was refused.
 * @param {{title: string, text?: any, action: string, danger?: boolean, fields?: any,
 *     act?: (form: FormData) => Promise<any>}} question fields: a Lit template of named inputs
 * @returns {Promise<boolean>} whether it was done
 */
export function ask({title, text, action, danger, fields, act}) {
  let problem = null;
  let busy = false;
  return openDialog(title, (close, update) => html`
    <form method="dialog" @submit=${async (event) => {
      event.preventDefault();
      if (busy) {
        return;
      }
      busy = true;
      problem = null;
      update();
      try {
        await act?.(new FormData(event.target));
        close(true);
      } catch (refused) {
        problem = refused;
      }
      busy = false;
      update();
    }}>
      ${text ? html`<p>${text}</p>` : nothing}
      ${fields || nothing}
      ${problem ? html`<p class="problem" role="alert">${said(problem)}</p>` : nothing}
      <footer>
        <button type="button" @click=${() => close(false)}>${t("cancel")}</button>
        <button class=${danger ? "danger" : "primary"} ?disabled=${busy}>${action}</button>
      </footer>
    </form>`).then((done) => done === true);
}
