// Below the names: entries whose pages have the words, under the same filters; then other pages.

import { choose } from "./choosing.js";
import { element, sentence } from "./elements.js";
import { FullText, excerpt, termsOf, whole } from "./fulltext.js";

const SHORTEST = 2;
const PAUSE = 300;
const FIRST = 5;
const PAGE = 10;
const OTHER = "other";
const LANGUAGE = document.documentElement.lang;
const byId = (id) => document.getElementById(id);
const pageOf = (entry) => `${entry.type.value}/${entry.id}`;

export class Mentions {
  constructor(catalogue, words, address, card) {
    this.catalogue = catalogue;
    this.words = words;
    this.card = card;
    this.fulltext = new FullText(address);
    this.entries = new Map(catalogue.entries.map((entry) => [pageOf(entry), entry]));
    this.place = byId("find-text");
    this.asked = "";
    this.turn = 0;
    byId("find-text-more").addEventListener("click", () => this.showMore());
  }

  // Asks once the typing has paused; what is asked already is not asked again.
  show(state, named) {
    const chosen = [...state.chosen].map(([name, values]) => [name, ...values]);
    const asked = JSON.stringify([state.query.trim(), state.near?.code, state.only, chosen]);
    if (asked === this.asked) return;
    this.asked = asked;
    clearTimeout(this.waiting);
    this.turn += 1;
    if ([...termsOf(state.query).join("")].length < SHORTEST) {
      this.clear();
      return;
    }
    this.place.setAttribute("aria-busy", "true");
    this.waiting = setTimeout(() => this.ask(state, named, this.turn), PAUSE);
  }

  clear() {
    this.place.hidden = true;
    this.place.removeAttribute("aria-busy");
    byId("find-text-said").textContent = "";
  }

  // Entries under the filters whose names were not found already, and all that is no entry.
  async ask(state, named, turn) {
    const names = new Set(named);
    const passing = choose(this.catalogue, { ...state, query: "" }).chosen.filter((entry) => !names.has(entry));
    try {
      const [entries, others] = await Promise.all([
        this.fulltext.find(state.query, passing.map(pageOf)), this.fulltext.find(state.query, [OTHER])]);
      const first = await this.cards(entries.slice(0, FIRST), state);
      const links = await this.links(others.slice(0, FIRST), state);
      if (turn !== this.turn) return;
      this.answer = { state, entries, shown: first.length };
      this.tell(sentence(this.words, "text_said", { count: entries.length, others: others.length }), first, links);
      byId("find-none").hidden ||= entries.length > 0;
    } catch (fault) {
      if (turn !== this.turn) return;
      this.asked = "";
      this.tell(this.words.text_failed, [], []);
      console.error(fault);
    }
  }

  tell(said, cards, links) {
    this.place.hidden = false;
    this.place.removeAttribute("aria-busy");
    byId("find-text-said").textContent = said;
    byId("find-text-results").replaceChildren(...cards);
    byId("find-others").replaceChildren(...links);
    byId("find-others-title").hidden = !links.length;
    this.offerMore(cards.length ? this.answer.entries.length - cards.length : 0);
  }

  offerMore(left) {
    byId("find-text-more").hidden = left <= 0;
    byId("find-text-more").textContent = sentence(this.words, "more", { count: Math.min(left, PAGE) });
  }

  async showMore() {
    const { answer, turn } = this;
    const cards = await this.cards(answer.entries.slice(answer.shown, answer.shown + PAGE), answer.state);
    if (turn !== this.turn) return;
    answer.shown += cards.length;
    byId("find-text-results").append(...cards);
    this.offerMore(answer.entries.length - answer.shown);
    cards[0]?.querySelector("a").focus();
  }

  async cards(results, state) {
    return Promise.all(results.map(async (result) => {
      const { filters, content } = await result.data();
      const card = this.card(this.entries.get(filters.page[0]), state);
      card.append(element("p", { class: "card-summary" }, ...excerpt(content, state.query, LANGUAGE)));
      return card;
    }));
  }

  // A page is opened at the part that has most of what was asked for.
  async links(results, state) {
    return Promise.all(results.map(async (result) => {
      const { content, meta, sub_results: parts, url } = await result.data();
      const [part] = parts.filter(({ anchor }) => anchor && anchor.element !== "h1")
        .sort((a, b) => b.locations.length - a.locations.length);
      const title = part ? sentence(this.words, "text_part", { page: meta.title, part: whole(part.title, LANGUAGE) }) : meta.title;
      return element("li", {}, element("a", { href: part?.url ?? url }, title),
        element("p", { class: "card-summary" }, ...excerpt(content, state.query, LANGUAGE)));
    }));
  }
}
