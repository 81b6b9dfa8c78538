import {html, nothing} from "lit";
import {t, number, said} from "../shared/i18n.js";
import {openDialog, ask} from "../shared/dialog.js";
import {attempt, toast} from "../shared/toast.js";
import {api, session} from "./session.js";
import {act} from "./outbox.js";
import {avatar} from "./avatar.js";

/** Another walker, as far as one may see, with what one can do. */
export async function showProfile(walkerId) {
  let profile = null;
  let failure = null;
  try {
    profile = await api.get("/v1/walkers/" + encodeURIComponent(walkerId));
  } catch (problem) {
    failure = problem;
  }
  return openDialog(profile ? profile.displayName : t("profile.unknown"), (close) => html`<div class="stack">
    ${failure ? html`<p>${failure.status === 404 ? t("profile.hidden") : said(failure)}</p>` : html`
      <div class="row">${avatar(profile, 64)}<dl class="tiles grow">
        <div><dt>${t("title.today")}</dt><dd>${number(profile.steps.day)}</dd></div>
        <div><dt>${t("period.week")}</dt><dd>${number(profile.steps.week)}</dd></div>
        <div><dt>${t("period.month")}</dt><dd>${number(profile.steps.month)}</dd></div>
        <div><dt>${t("history.streak")}</dt><dd>${number(profile.streak.current)}</dd></div></dl></div>
      ${walkerId === session.me.walkerId ? nothing : html`<footer class="row">
        ${profile.friend ? nothing : html`<button class="primary" @click=${() => request({walkerId}).then(() => close())}>
          ${t("friends.ask")}</button>`}
        <button class="danger" @click=${async () => {
          close();
          await block(walkerId, profile.displayName);
        }}>${t("friends.block")}</button></footer>`}`}
  </div>`);
}

/** Asks a walker, by code or id, to be friends. Answers whether it was done. */
export function request(whom) {
  let result = null;
  return attempt(async () => {
    result = await act(api, "POST", "/v1/me/friend-requests", whom);
  }).then((done) => {
    if (done) {
      toast(t(result.later ? "later" : result.body.status === "accepted" ? "friends.now" : "friends.asked"));
    }
    return done;
  });
}

export function block(walkerId, name) {
  return ask({
    title: t("friends.block-title", {name}),
    text: t("friends.block-text"),
    action: t("friends.block"),
    danger: true,
    act: () => act(api, "PUT", "/v1/me/blocks/" + encodeURIComponent(walkerId)),
  });
}
