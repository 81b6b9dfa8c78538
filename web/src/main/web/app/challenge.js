import {html, nothing} from "lit";
import {attempt} from "../shared/toast.js";
import {qrCode} from "../shared/qr-code.js";
import {t, date} from "../shared/i18n.js";
import {ask, openDialog} from "../shared/dialog.js";
import {api, session} from "./session.js";

const MOST_MEMBERS = 100_000;

export function challengeSpan({from, to}) {
  const options = {day: "numeric", month: "short"};
  return from === to ? date(from) : t("history.span", {from: date(from, options), to: date(to)});
}

/** The rules of a challenge in words. */
export function challengeRules(one) {
  return [
    t("rule.score-" + one.score, {n: one.dailyCap ?? 0}),
    one.days === "fixed-zone" ? t("rule.fixed-zone", {zone: one.timeZone}) : t("rule.member-local"),
    one.dailyCap ? t("rule.cap", {n: one.dailyCap}) : null,
    t(one.manualCounts ? "rule.manual" : "rule.no-manual"),
    one.teams && one.teams !== "none" ? t("rule.teams-" + (one.teamScore || "sum")) : null,
    one.maxMembers < MOST_MEMBERS ? t("rule.most", {n: one.maxMembers}) : null,
  ].filter(Boolean);
}

/** Joins; a private walker must say that others will see the score. Answers the state, or null where not joined. */
export async function join(challengeId, {code, teams = []}) {
  const isPrivate = session.me.visibility === "private";
  let state = null;
  const done = await ask({
    title: t("title.join"),
    text: t(isPrivate ? "join.private" : "join.text"),
    action: t("challenge.join"),
    fields: html`${isPrivate ? html`<label class="check"><input type="checkbox" required name="confirmVisible">
        <span>${t("join.visible")}</span></label>` : nothing}
      ${teams.length ? html`<label>${t("challenge.team")}<select name="teamId"><option value="">–</option>${teams.map(
          (team) => html`<option value=${team.teamId}>${team.name}</option>`)}</select></label>` : nothing}`,
    act: async (form) => {
      const body = {};
      if (code) {
        body.code = code;
      }
      if (form.get("teamId")) {
        body.teamId = form.get("teamId");
      }
      if (isPrivate) {
        body.confirmVisible = true;
      }
      const path = "/v1/challenges/" + encodeURIComponent(challengeId) + "/membership";
      state = (await api.post(path, body))?.state ?? "member";
    },
  });
  return done ? state : null;
}

/** The code of a challenge, to read out, to scan, to send. */
export function showCode(name, code) {
  const url = location.origin + "/app/join/" + encodeURIComponent(code);
  const text = t("challenge.invitation", {name, code});
  return openDialog(name, (close) => html`<div class="stack">
    <p>${t("challenge.code-text")}</p>
    <p class="code">${code}</p>
    ${qrCode(url, t("challenge.code-qr"))}
    <footer class="row"><button @click=${() => attempt(() => navigator.clipboard.writeText(text + " " + url),
          t("challenge.copied"))}>
        ${t("challenge.copy")}</button>
      ${navigator.share ? html`<button @click=${() => navigator.share({title: name, text, url}).catch(() => {})}>
        ${t("share")}</button>` : nothing}
      <button class="primary" @click=${() => close()}>${t("done")}</button></footer></div>`);
}
