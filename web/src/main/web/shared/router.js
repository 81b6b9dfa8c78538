/**
 * Pages by path, under one base path. Links to pages of the same base do not load the document again.
 * A route is {path: "/days/:date", name: "day", ...anything}. Calls onRoute({route, params, query}) for each change.
 */
export class Router {
  #base;
  #routes;
  #onRoute;

  constructor(base, routes, onRoute) {
    this.#base = base;
    this.#routes = routes.map((route) => ({route, pattern: pattern(route.path)}));
    this.#onRoute = onRoute;
  }

  start() {
    window.addEventListener("popstate", () => this.#changed());
    document.addEventListener("click", (event) => this.#click(event));
    this.#changed();
  }

  /** Goes to a page, "/history?period=week", without a base. */
  go(path, replace = false) {
    history[replace ? "replaceState" : "pushState"](null, "", this.#base + (path === "/" ? "" : path));
    this.#changed();
    window.scrollTo(0, 0);
  }

  /** The address of a page, for links. */
  href(path) {
    return this.#base + (path === "/" ? "" : path);
  }

  #click(event) {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
      return;
    }
    const link = event.target.closest && event.target.closest("a[href]");
    if (!link || link.target || link.origin !== location.origin || link.hasAttribute("download")) {
      return;
    }
    if (link.pathname === this.#base || link.pathname.startsWith(this.#base + "/")) {
      if (link.hash && link.pathname === location.pathname) {
        return;
      }
      event.preventDefault();
      this.go((link.pathname.slice(this.#base.length) || "/") + link.search);
    }
  }

  #changed() {
    const path = location.pathname.slice(this.#base.length).replace(/\/$/, "") || "/";
    for (const {route, pattern} of this.#routes) {
      const found = pattern.exec(path);
      if (found) {
        const params = Object.fromEntries(
            Object.entries(found.groups || {}).map(([name, value]) => [name, decodeURIComponent(value)]));
        this.#onRoute({route, params, query: new URLSearchParams(location.search), path});
        return;
      }
    }
    this.#onRoute({route: null, params: {}, query: new URLSearchParams(location.search), path});
  }
}

function pattern(path) {
  return new RegExp("^" + path.replace(/:(\w+)/g, "(?<$1>[^/]+)") + "$");
}
