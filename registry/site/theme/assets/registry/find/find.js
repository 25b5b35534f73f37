// Find: reads the file once, then filters, counts and lists on the reader's own device.

import { PAGE, readState, writeState } from "./address.js";
import { UNKNOWN, readCatalogue } from "./catalogue.js";
import { choose } from "./choosing.js";
import { element, sentence } from "./elements.js";
import { MapSection } from "./map/section.js";
import { Mentions } from "./mentions.js";
import { Panel } from "./panel.js";
import { Results } from "./results.js";
import { Whereabouts } from "./whereabouts.js";

const root = document.getElementById("find");
const words = JSON.parse(document.getElementById("find-words").textContent);
const WIDE = "(min-width: 60em)";
const byId = (id) => document.getElementById(id);

class Find {
  constructor(catalogue) {
    this.catalogue = catalogue;
    this.typing = false;
    this.panel = new Panel(catalogue, words, (name, value) => this.toggle(name, value));
    this.where = new Whereabouts(catalogue, words, (change) => this.change(change));
    this.results = new Results(catalogue, words, root.dataset.pages);
    this.mentions = root.dataset.fulltext
      ? new Mentions(catalogue, words, root.dataset.fulltext, (entry, state) => this.results.card(entry, state)) : null;
    this.map = new MapSection(catalogue, words, (entry, state) => this.results.card(entry, state),
      (map) => this.change({ map, shown: this.state.shown }));
    this.listen();
    byId("find-filters").open = matchMedia(WIDE).matches;
    byId("find-by-district").open = false; // Those who have the finder need the long table less.
    this.restore();
    root.hidden = false;
  }

  listen() {
    byId("find-form").addEventListener("submit", (event) => event.preventDefault());
    byId("find-q").addEventListener("input", (event) => this.type(event.target.value));
    byId("find-more").addEventListener("click", () => this.showMore());
    byId("find-show").addEventListener("click", () => this.toResults());
    byId("find-clear").addEventListener("click", () => {
      this.change({ query: "", only: false, chosen: new Map() });
      this.toResults();
    });
    addEventListener("popstate", () => this.restore());
  }

  // What the address says; a position asked for on this page is kept.
  restore() {
    this.typing = false;
    this.state = { ...readState(this.catalogue, location.search), here: this.state?.here ?? null };
    byId("find-q").value = this.state.query;
    this.show();
  }

  change(change, replace = false) {
    this.state = { ...this.state, shown: PAGE, ...change };
    this.typing = false;
    const asked = writeState(this.state);
    const address = asked ? `?${asked}` : location.pathname;
    history[replace ? "replaceState" : "pushState"](null, "", address);
    if (byId("find-q").value.trim() !== this.state.query.trim()) byId("find-q").value = this.state.query;
    this.show();
  }

  // One step back undoes a word, not a letter.
  type(query) {
    const going = this.typing;
    this.change({ query }, going);
    this.typing = true;
  }

  toggle(name, value) {
    const values = new Set(this.state.chosen.get(name));
    if (!values.delete(value)) values.add(value);
    const chosen = new Map(this.state.chosen);
    chosen.delete(name);
    if (values.size) chosen.set(name, values);
    this.change({ chosen });
  }

  showMore() {
    const first = this.state.shown;
    this.change({ shown: first + PAGE }, true);
    root.querySelectorAll(".card-name a")[first]?.focus();
  }

  toResults() {
    byId("find-filters").open = matchMedia(WIDE).matches;
    byId("find-title").focus();
  }

  show() {
    const { chosen, counts } = choose(this.catalogue, this.state);
    this.panel.show(this.state, counts);
    this.where.show(this.state);
    this.results.show(chosen, this.state, PAGE);
    this.map.show(chosen, this.state);
    const told = sentence(words, this.state.query.trim() ? "count_named" : "count", { count: chosen.length, all: this.catalogue.entries.length });
    if (byId("find-count").textContent !== told) byId("find-count").textContent = told;
    byId("find-show").textContent = sentence(words, "show", { count: chosen.length });
    this.showActive();
    this.showNone(chosen.length === 0);
    this.mentions?.show(this.state, chosen);
  }

  // What was chosen, in that order: its label, and the state without it.
  active() {
    const { state, catalogue } = this;
    const found = [];
    if (state.query.trim()) found.push({ label: `“${state.query.trim()}”`, without: { query: "" } });
    if (state.near && state.only) found.push({ label: state.near.name.text, without: { only: false } });
    for (const [name, values] of state.chosen) {
      const facet = catalogue.labels.get(name);
      for (const value of values) {
        const rest = new Map(state.chosen);
        rest.set(name, new Set([...values].filter((one) => one !== value)));
        if (!rest.get(name).size) rest.delete(name);
        const label = value === UNKNOWN ? words.unknown : facet.values.get(value) ?? value;
        found.push({ label: sentence(words, "chosen", { facet: facet.title, value: label }), without: { chosen: rest } });
      }
    }
    return found;
  }

  showActive() {
    const active = this.active();
    byId("find-active").replaceChildren(...active.map(({ label, without }) => {
      const button = element("button", { type: "button", class: "find-press", title: sentence(words, "remove", { label }) },
        label, element("span", { "aria-hidden": "true" }, " ×"));
      button.setAttribute("aria-label", sentence(words, "remove", { label }));
      button.addEventListener("click", () => { this.change(without); byId("find-title").focus(); });
      return element("li", {}, button);
    }));
    byId("find-clear").hidden = active.length < 2;
  }

  // Nothing on record is not nothing there: say what is, and whom to ask.
  showNone(none) {
    byId("find-none").hidden = !none;
    if (!none) return;
    const last = this.active().at(-1);
    const place = byId("find-without");
    place.replaceChildren();
    if (!last) return;
    const count = choose(this.catalogue, { ...this.state, ...last.without }).chosen.length;
    const button = element("button", { type: "button", class: "find-press" },
      sentence(words, "without", { label: last.label, count }));
    button.addEventListener("click", () => { this.change(last.without); byId("find-title").focus(); });
    place.append(button);
  }
}

fetch(root.dataset.source)
  .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
  .then((data) => new Find(readCatalogue(data, root.dataset.language)))
  .catch((fault) => {
    byId("find-failed").hidden = false;
    console.error(fault);
  });
