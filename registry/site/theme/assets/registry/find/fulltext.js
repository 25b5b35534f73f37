// The words of the pages, by Pagefind: nothing of it is loaded before somebody asks for words.

import { element } from "./elements.js";
import { visible } from "./names.js";

const HAN = /\p{Script=Han}/u;
const EACH_HAN = /\p{Script=Han}/gu;
const BREAKS = /[\s\p{P}\p{S}]+/u;
const UNSEEN = /\u200b/g;
const APART = /(\p{Script=Han}) +(?=[\p{Script=Han}\p{P}\p{N}])|([\p{P}\p{N}]) +(?=\p{Script=Han})/gu;
const PART_ENDS = /(?:[\s.]*·[\s.]*)+/gu;
const OUTER = /^[\s·]+|[\s·]+$/gu;
const BEFORE = 30;
const LONGEST = 120;
const SHORTEST_STEM = 3;

// What is asked for: each of these must be on the page.
export const termsOf = (query) => visible(query).split(BREAKS).filter(Boolean);

// Each character of Han is a word of the index: quoted, they are looked for in a row.
function asked(term) {
  if (!HAN.test(term)) return term;
  return `"${term.replace(EACH_HAN, " $& ").trim().replace(/ +/g, " ")}"`;
}

// A text as the page has it, without what keeps its characters apart; the ends of its parts once.
export const whole = (text, language) => (/^(zh|ja|ko)/.test(language) ? text : text.replace(APART, "$1$2"))
  .replace(UNSEEN, "").replace(PART_ENDS, " · ").replace(OUTER, "");

export class FullText {
  constructor(address) {
    this.address = new URL(address, location.href);
    this.loading = null;
  }

  // Tried again at the next question where it did not come.
  load() {
    this.loading ??= this.fetch().catch((fault) => {
      this.loading = null;
      throw fault;
    });
    return this.loading;
  }

  async fetch() {
    const pagefind = await import(this.address.href);
    await pagefind.options({ noWorker: true });
    const bundles = await fetch(new URL("bundles.json", this.address));
    if (!bundles.ok) throw new Error(String(bundles.status));
    for (const name of await bundles.json()) {
      await pagefind.mergeIndex(new URL(`${name}/`, this.address).pathname);
    }
    return pagefind;
  }

  // The pages that have every term, of those that are called so, the best first.
  async find(query, pages) {
    const pagefind = await this.load();
    const filters = { page: { any: pages } };
    const answers = await Promise.all(termsOf(query).map((term) => pagefind.search(asked(term), { filters })));
    const [first, ...others] = answers.map(({ results }) => results);
    const known = others.map((results) => new Set(results.map(({ id }) => id)));
    return (first ?? []).filter(({ id }) => known.every((ids) => ids.has(id)));
  }
}

// A word is found by its stem too: then the longest beginning of it that the text has is marked.
function beginning(text, term) {
  let part = term;
  while (part.length > SHORTEST_STEM && !text.includes(part)) part = part.slice(0, -1);
  return text.includes(part) ? part : "";
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

// The part of a text where the terms are first met, with each of them marked; texts and marks only.
export function excerpt(content, query, language) {
  const text = whole(content, language);
  const terms = termsOf(query).map((term) => beginning(text.toLowerCase(), term)).filter(Boolean);
  if (!terms.length) return [`${text.slice(0, LONGEST)}…`];
  const wanted = new RegExp(terms.map(escaped).join("|"), "giu");
  const start = Math.max(0, text.search(wanted) - BEFORE);
  const part = text.slice(start, start + LONGEST).replace(OUTER, "");
  const nodes = [start ? "…" : ""];
  let at = 0;
  for (const met of part.matchAll(wanted)) {
    nodes.push(part.slice(at, met.index), element("mark", {}, met[0]));
    at = met.index + met[0].length;
  }
  return [...nodes, part.slice(at), start + LONGEST < text.length ? "…" : ""];
}
