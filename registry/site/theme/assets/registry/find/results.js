// The list: what was found, from near to far, twenty at a time.

import { grouped, metres } from "./choosing.js";
import { element, sentence, span, told } from "./elements.js";

// Of these a card says what is known; what is not known is counted beside the facets.
const ON_CARD = {
  fee: null, enrolment: ["open", "walk_in", "later"], when: ["week", "ended"], times: null, smartphone: null,
  step_free: null, toilet: null, credit: null,
};

export class Results {
  constructor(catalogue, words, pages) {
    this.facets = catalogue.facets.filter((facet) => facet.name in ON_CARD);
    this.words = words;
    this.pages = pages;
    this.place = document.getElementById("find-results");
    this.more = document.getElementById("find-more");
  }

  // Shows as many as are asked for; returns the cards' links in their order.
  show(entries, state, page) {
    let left = state.shown;
    const parts = [];
    for (const group of grouped(entries, state)) {
      const part = group.entries.slice(0, left);
      if (!part.length) break;
      left -= part.length;
      parts.push(this.title(group, state),
        element("ul", { class: "cards" }, ...part.map((entry) => this.card(entry, state))));
    }
    this.place.replaceChildren(...parts.filter(Boolean));
    const rest = entries.length - state.shown;
    this.more.hidden = rest <= 0;
    this.more.textContent = sentence(this.words, "more", { count: Math.min(rest, page) });
  }

  title(group, state) {
    if (group.name === "all") return null;
    const { near } = state;
    const elsewhere = group.name === "district" && near.township ? "district_else" : group.name;
    const area = group.name === "township" ? near.township : near?.district;
    return element("h3", {}, sentence(this.words, `near_${elsewhere}`, { area: area?.name.text }),
      " ", span("find-tally", String(group.entries.length)));
  }

  card(entry, state) {
    const link = told(entry.name, "a", { href: `${this.pages}${entry.type.value}/${entry.id}/` });
    const line = element("p", { class: "card-line" },
      told(entry.kind ?? entry.type.label, "span", { class: "chip" }),
      entry.paused ? span("chip chip-warn", this.words.paused) : null,
      ...this.areas(entry),
      state.here && entry.spot ? span("card-note", this.distance(metres(state.here, entry.spot))) : null);
    const facts = this.facts(entry);
    return element("li", { class: "card" }, element("p", { class: "card-name" }, link), line,
      facts.length ? element("p", { class: "card-line" }, ...facts) : null);
  }

  areas({ area }) {
    if (!area) return [];
    const chain = [...new Set([area.district, area.township, area])].filter(Boolean);
    return chain.map((one) => told(one.name, "span", { class: "card-area" }));
  }

  facts(entry) {
    return this.facets.flatMap((facet) => facet.values
      .filter(({ value }) => entry.values[facet.name].includes(value))
      .filter(({ value }) => ON_CARD[facet.name]?.includes(value) ?? true)
      .map(({ label }) => told(label, "span", { class: "chip chip-plain" })));
  }

  distance(length) {
    return length < 1000
      ? sentence(this.words, "metres", { count: Math.max(10, Math.round(length / 10) * 10) })
      : sentence(this.words, "kilometres", { count: (length / 1000).toFixed(1) });
  }
}
