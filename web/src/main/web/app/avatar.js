import {html} from "lit";

/** A walker's picture, or the first letter of the name. It says nothing that the name beside it does not say. */
export function avatar(walker, size = 40) {
  return walker.imageUrl
      ? html`<img class="avatar" src=${walker.imageUrl} alt="" width=${size} height=${size} loading="lazy">`
      : html`<span class="avatar letter" aria-hidden="true">${[...(walker.displayName || "·")][0].toUpperCase()}</span>`;
}
