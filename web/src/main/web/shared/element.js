import {LitElement} from "lit";

/** An element that renders into the page itself, so that one style sheet, autofill and labels reach everything. */
export class PageElement extends LitElement {
  createRenderRoot() {
    return this;
  }
}

/** Defines an element once, also when a page is loaded again. */
export function define(name, type) {
  if (!customElements.get(name)) {
    customElements.define(name, type);
  }
}
