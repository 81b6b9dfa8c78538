import {svg, html} from "lit";

const PATHS = {
  flame: svg`<path fill="currentColor" stroke="none" d="M12.3 2c.7 2.9-.4 4.6-2.2 6.6-1.7 1.9-3.5 3.9-3.5 6.7 0 3.3 2.5
    5.7 5.6 5.7s5.4-2.3 5.4-5.3c0-2.2-1.1-3.8-2.1-5.2-.2 1.4-.7 2.2-1.7 2.8C14.5 9.2 13.7 4.6 12.3 2z"></path>`,
  today: svg`<circle cx="12" cy="12" r="8.5"></circle><path d="M12 3.5a8.5 8.5 0 0 1 7.4 12.8" stroke-width="3.4"></path>`,
  history: svg`<path d="M4 20V10M10 20V4M16 20v-7M21 20H3"></path>`,
  boards: svg`<path d="M9 20V7h6v13M9 12H3v8M15 14h6v6"></path>`,
  challenges: svg`<path d="M5 21V4M5 5h12l-2.5 4L17 13H5"></path>`,
  friends: svg`<circle cx="9" cy="8.5" r="3.5"></circle><path d="M2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M16 5.5a3.3 3.3
    0 0 1 0 6.2M18.3 14.6c2 .9 3.2 2.8 3.2 5.4"></path>`,
  bell: svg`<path d="M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 20.5a2.2 2.2 0 0 0 4 0"></path>`,
  person: svg`<circle cx="12" cy="8" r="4"></circle><path d="M4 20.5c0-4 3.6-6.5 8-6.5s8 2.5 8 6.5"></path>`,
  left: svg`<path d="M15 5l-7 7 7 7"></path>`,
  right: svg`<path d="M9 5l7 7-7 7"></path>`,
  up: svg`<path d="M5 15l7-7 7 7"></path>`,
  down: svg`<path d="M5 9l7 7 7-7"></path>`,
  check: svg`<path d="M4 12.5l5.5 5.5L20 6.5"></path>`,
  grip: svg`<path d="M8 6h.01M8 12h.01M8 18h.01M16 6h.01M16 12h.01M16 18h.01" stroke-width="3"></path>`,
};

/** A drawing beside words; it says nothing of its own. */
export function icon(name) {
  return html`<svg class="glyph" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor"
    stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${PATHS[name]}</svg>`;
}
