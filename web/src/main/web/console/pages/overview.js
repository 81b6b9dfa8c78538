import {html, nothing} from "lit";
import {define} from "../../shared/element.js";
import {t, number} from "../../shared/i18n.js";
import {live} from "../live.js";
import {ConsolePage, badge, bytes, duration} from "../page.js";
import {trend, trendTable} from "../trend.js";

/** Everything at a glance, as it happens. */
define("fw-overview", class extends ConsolePage {
  render() {
    const now = live.overview;
    if (!now) {
      return html`<h1>${t("title.overview")}</h1>${this.waiting()}`;
    }
    const views = now.items.filter((item) => item.service === "query-side");
    const processes = now.items.filter((item) => item.service !== "query-side");
    return html`<div class="stack">
      <h1>${t("title.overview")}</h1>
      ${this.#tiles(now)}
      <section class="stack" aria-labelledby="views"><h2 id="views">${t("overview.views")}</h2>
        <ul class="plain tiles wide">${views.map((view) => html`<li>${this.#view(view)}</li>`)}</ul>
        ${trendTable(t("overview.last-hour"), now.items.map(({name}) => ({name, points: live.lagOf(name)})))}</section>
      <section class="card" aria-labelledby="processes"><h2 id="processes">${t("overview.processes")}</h2>
        <p class="soft small">${t("overview.processes-text")}</p>
        <div class="scroll tall" tabindex="0" role="region" aria-labelledby="processes"><table>
          <thead><tr><th scope="col">${t("name")}</th><th scope="col">${t("state")}</th>
            <th scope="col" class="figure">${t("position")}</th><th scope="col" class="figure">${t("lag")}</th></tr></thead>
          <tbody>${processes.map((process) => html`<tr>
            <th scope="row"><a href="/console/views/${process.name}">${process.name}</a></th>
            <td>${badge(process.state)}</td>
            <td class="figure">${process.position === null ? "–" : number(process.position)}</td>
            <td class="figure">${process.lag ? number(process.lag.events) : "–"}</td></tr>`)}</tbody>
        </table></div></section>
    </div>`;
  }

  #tiles({head, eventsPerSecond, deadLetters, replica, redis}) {
    const rate = number(eventsPerSecond, {maximumFractionDigits: eventsPerSecond < 10 ? 1 : 0});
    return html`<ul class="plain tiles">
      <li class="card tile"><span class="soft">${t("overview.head")}</span><b class="big" data-head=${head}>${
        number(head)}</b><span class="small soft">${t("overview.rate", {rate})}</span></li>
      <li class="card tile"><span class="soft">${t("title.dead-letters")}</span>
        <b class="big ${deadLetters.letters ? "alarm" : ""}">${number(deadLetters.letters)}</b>
        <span class="small soft">${deadLetters.letters ? html`<a href="/console/dead-letters">${
          t("overview.oldest", {age: duration(deadLetters.oldestSeconds)})}</a>` : t("overview.no-letters")}</span></li>
      <li class="card tile"><span class="soft">Redis</span><span>${badge(redis.state)}</span>
        <span class="small soft">${redis.usedBytes === null ? t("overview.redis-down") : bytes(redis.usedBytes)}</span></li>
      <li class="card tile"><span class="soft">${t("overview.replica")}</span><span>${badge(replica.state)}</span>
        <span class="small soft">${replica.lagSeconds === null ? t("overview.replica." + replica.state)
          : t("overview.behind", {time: duration(replica.lagSeconds)})}</span></li>
    </ul>`;
  }

  #view(view) {
    return html`<article class="card" data-view=${view.name}>
      <div class="row apart"><h3><a href="/console/views/${view.name}">${view.name}</a></h3>${badge(view.state)}</div>
      ${trend(live.lagOf(view.name), (most) => t("trend.most", {n: most}))}
      <div class="row apart small"><span>${t("position")} <span class="figures">${number(view.position)}</span></span>
        <span>${t("lag")} <span class="figures">${number(view.lag.events)}</span>${view.lag.seconds
          ? html` · ${duration(view.lag.seconds)}` : nothing}</span></div>
      ${view.rebuild ? html`<a class="notice" href="/console/rebuilds/${view.rebuild.rebuildId}">${
        t("overview.rebuild", {percent: Math.floor(view.rebuild.percent)})} ${badge(view.rebuild.state)}</a>` : nothing}
    </article>`;
  }
});
