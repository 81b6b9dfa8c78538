import {html, nothing} from "lit";
import {PageElement, define} from "../../shared/element.js";
import {t, said, dateTime, ago} from "../../shared/i18n.js";
import {ask as confirm} from "../../shared/dialog.js";
import {toast, attempt} from "../../shared/toast.js";
import {api, session, zone} from "../session.js";
import {ask} from "../seen.js";
import {act} from "../outbox.js";
import {inbox} from "../inbox.js";
import {qrCode} from "../../shared/qr-code.js";
import {avatar} from "../avatar.js";
import {showProfile, request} from "../profile.js";

/** One's own code, requests, friends and blocks. */
define("fw-friends", class extends PageElement {
  static properties = {friends: {state: true}, incoming: {state: true}, outgoing: {state: true}, blocks: {state: true},
    failure: {state: true}, seenAt: {state: true}, next: {state: true}};

  connectedCallback() {
    super.connectedCallback();
    this.noticed = (event) => event.detail?.kind?.startsWith("friend-") && this.#load();
    inbox.addEventListener("notice", this.noticed);
    this.#load();
  }

  disconnectedCallback() {
    inbox.removeEventListener("notice", this.noticed);
    super.disconnectedCallback();
  }

  async #load() {
    try {
      const [friends, incoming, outgoing, blocks] = await Promise.all(["/v1/me/friends",
        "/v1/me/friend-requests?direction=in", "/v1/me/friend-requests?direction=out", "/v1/me/blocks"]
          .map((path) => ask(api, path)));
      this.friends = friends.body.items;
      this.next = friends.body.next;
      this.incoming = incoming.body.items;
      this.outgoing = outgoing.body.items;
      this.blocks = blocks.body.items;
      this.seenAt = friends.seenAt;
      this.failure = null;
    } catch (problem) {
      this.failure = problem;
    }
  }

  async #more() {
    const page = await api.get("/v1/me/friends?cursor=" + encodeURIComponent(this.next));
    this.friends = [...this.friends, ...page.items];
    this.next = page.next;
  }

  async #do(method, path, done) {
    let later = false;
    if (await attempt(async () => {
      later = (await act(api, method, path)).later;
    })) {
      toast(t(later ? "later" : done));
      this.#load();
    }
  }

  render() {
    return html`<div class="stack">
      <h1>${t("title.friends")}</h1>
      ${this.failure ? html`<p class="notice bad" role="alert">${said(this.failure)}</p>` : nothing}
      ${this.seenAt ? html`<p class="notice warn">${t("seen-at", {when: dateTime(this.seenAt, zone())})}</p>` : nothing}
      <div class="halves">
        <div class="stack">${this.#code()}${this.#add()}</div>
        ${this.friends ? html`<div class="stack">${this.#requests()}${this.#list()}${this.#blocked()}</div>`
            : this.failure ? nothing : html`<p class="loading">${t("loading")}</p>`}
      </div></div>`;
  }

  #code() {
    const code = session.me.friendCode;
    const link = location.origin + "/app/friends?code=" + encodeURIComponent(code);
    return html`<section class="card" aria-labelledby="code"><h2 id="code">${t("friends.code")}</h2>
      <p class="code">${code}</p>
      ${qrCode(link, t("friends.qr"))}
      <div class="row"><button @click=${() => attempt(() => navigator.clipboard.writeText(code), t("friends.copied"))}>
        ${t("friends.copy")}</button>
        ${navigator.share ? html`<button @click=${() => navigator.share({title: "Firewalker", url: link}).catch(() => {})}>
          ${t("share")}</button>` : nothing}</div>
    </section>`;
  }

  #add() {
    return html`<section class="card" aria-labelledby="add"><h2 id="add">${t("friends.add")}</h2>
      <form @submit=${async (event) => {
        event.preventDefault();
        const form = event.target;
        if (await request({friendCode: new FormData(form).get("code").trim()})) {
          form.reset();
          this.#load();
        }
      }}><label>${t("friends.their-code")}<input name="code" required autocomplete="off" autocapitalize="characters"
          spellcheck="false" value=${this.place.query.get("code") || ""}></label>
        <button class="primary">${t("friends.ask")}</button></form></section>`;
  }

  #requests() {
    if (!this.incoming.length && !this.outgoing.length) {
      return nothing;
    }
    const path = (one) => "/v1/me/friend-requests/" + encodeURIComponent(one.requestId);
    return html`<section class="card" aria-labelledby="requests"><h2 id="requests">${t("friends.requests")}</h2>
      <ul class="plain people">
        ${this.incoming.map((one) => html`<li>${avatar(one)}<span class="grow"><b>${one.displayName}</b>
            <span class="small soft">${ago(one.requestedAt)}</span></span>
          <span class="row"><button class="primary small" @click=${() =>
              this.#do("POST", path(one) + "/accept", "friends.now")}>
            ${t("friends.accept")}<span class="unseen"> ${one.displayName}</span></button>
          <button class="small" @click=${() => this.#do("POST", path(one) + "/decline", "friends.declined")}>
            ${t("friends.decline")}<span class="unseen"> ${one.displayName}</span></button></span></li>`)}
        ${this.outgoing.map((one) => html`<li>${avatar(one)}<span class="grow"><b>${one.displayName}</b>
            <span class="small soft">${t("friends.waits")}</span></span>
          <button class="small" @click=${() => this.#do("DELETE", path(one), "friends.withdrawn")}>
            ${t("friends.withdraw")}<span class="unseen"> ${one.displayName}</span></button></li>`)}
      </ul></section>`;
  }

  #list() {
    return html`<section class="card" aria-labelledby="list"><h2 id="list">${t("title.friends")}</h2>
      ${this.friends.length ? html`<ul class="plain people">${this.friends.map((friend) => html`<li>
        <button class="plain who grow" @click=${() => showProfile(friend.walkerId).then(() => this.#load())}>
          ${avatar(friend)}<span>${friend.displayName}</span></button>
        <button class="small" @click=${() => this.#part(friend)}>${t("friends.part")}
          <span class="unseen"> ${friend.displayName}</span></button></li>`)}</ul>` : html`<p class="empty">
        ${t("friends.none")}</p>`}
      ${this.next ? html`<button @click=${() => this.#more()}>${t("more")}</button>` : nothing}</section>`;
  }

  async #part(friend) {
    if (await confirm({
      title: t("friends.part-title", {name: friend.displayName}),
      text: t("friends.part-text"),
      action: t("friends.part"),
      danger: true,
      act: () => act(api, "DELETE", "/v1/me/friends/" + encodeURIComponent(friend.walkerId)),
    })) {
      this.#load();
    }
  }

  #blocked() {
    return this.blocks.length ? html`<section class="card" aria-labelledby="blocks"><h2 id="blocks">
      ${t("friends.blocked")}</h2><ul class="plain people">${this.blocks.map((one) => html`<li>${avatar(one)}
        <span class="grow">${one.displayName}</span><button class="small" @click=${() =>
          this.#do("DELETE", "/v1/me/blocks/" + encodeURIComponent(one.walkerId), "friends.unblocked")}>
          ${t("friends.unblock")}<span class="unseen"> ${one.displayName}</span></button></li>`)}</ul></section>` : nothing;
  }
});
