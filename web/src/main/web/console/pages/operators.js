import {html, nothing} from "lit";
import {define} from "../../shared/element.js";
import {t} from "../../shared/i18n.js";
import {openDialog} from "../../shared/dialog.js";
import {attempt} from "../../shared/toast.js";
import {api, may, session} from "../session.js";
import {ConsolePage, act, badge, since} from "../page.js";

const ROLES = ["viewer", "operator", "admin"];

/** Who may come in here and what each may do; admins name them. */
define("fw-operators", class extends ConsolePage {
  static properties = {...ConsolePage.properties, items: {state: true}};

  async load() {
    this.items = (await api.get("/v1/ops/operators?limit=200")).items;
  }

  render() {
    return html`<div class="stack"><div class="row apart"><h1>${t("title.operators")}</h1>
        ${may("admin") ? html`<button class="primary" @click=${this.#add}>${t("operators.add")}</button>` : nothing}</div>
      ${facts()}
      ${this.items ? html`<ul class="plain stack tight">${this.items.map((one) => html`<li class="card">${
        this.#operator(one)}</li>`)}</ul>` : this.waiting()}</div>`;
  }

  #operator(one) {
    const path = "/v1/ops/operators/" + encodeURIComponent(one.name);
    return html`<div class="row apart"><h2>${one.name}${one.name === session.me?.name ? html` <span class="soft">${
        t("operators.you")}</span>` : nothing}</h2>${badge(one.role)}</div>
      <p class="row small soft"><span>${t("operators.named", {by: one.createdBy})} ${since(one.createdAt)}</span>
        <span>${t("operators.sessions", {n: one.sessions})}</span></p>
      ${may("admin") ? html`<div class="row">
        <button @click=${() => this.#role(one, path)}>${t("operators.role")}</button>
        <button @click=${() => this.#link(path)}>${t("operators.link")}</button>
        <button @click=${() => this.#do("sign-out", () => api.delete(path + "/sessions"))}>${t("operators.sign-out")}</button>
        <button class="danger" @click=${() => this.#do("reset", () => api.delete(path + "/second-factor"))}>${
          t("operators.reset")}</button>
        <button class="danger" @click=${() => this.#do("remove", () => api.delete(path))}>${t("operators.remove")}</button>
        </div>` : nothing}`;
  }

  async #do(verb, run) {
    const done = await act({
      title: t("operators." + verb), text: t("operators." + verb + "-text"), action: t("operators." + verb), run,
      danger: verb !== "sign-out",
    });
    if (done) {
      await this.reload();
    }
  }

  #roles(chosen) {
    return html`<label>${t("operators.role")}<select name="role">${ROLES.map((role) =>
      html`<option value=${role} ?selected=${role === chosen}>${t("state." + role)}</option>`)}</select></label>`;
  }

  async #add() {
    const done = await act({
      title: t("operators.add"), action: t("operators.add"),
      fields: html`<label>${t("name")}<input name="name" required maxlength="40" autocomplete="off" spellcheck="false">
        </label>${this.#roles("viewer")}`,
      run: (form) => api.post("/v1/ops/operators", {name: form.get("name").trim(), role: form.get("role")}),
    });
    if (done) {
      await this.reload();
    }
  }

  async #role(one, path) {
    const done = await act({
      title: t("operators.role-of", {name: one.name}), action: t("save"), fields: this.#roles(one.role),
      run: (form) => api.put(path + "/role", {role: form.get("role")}),
    });
    if (done) {
      await this.reload();
    }
  }

  /** Signs whoever opens it in, once, within a minute. */
  #link(path) {
    attempt(async () => {
      const {code} = await api.post(path + "/codes");
      await openDialog(t("operators.link"), () => html`<div class="stack"><p>${t("operators.link-text")}</p>
        <p class="id notice" data-link>${location.origin}/console/enter?code=${code}</p></div>`);
    });
  }
});

function facts() {
  return html`<ul class="plain small soft">${ROLES.map((role) => html`<li><b>${t("state." + role)}</b>: ${
    t("operators.may." + role)}</li>`)}</ul>`;
}
