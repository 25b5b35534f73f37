// The map below the results: its button and what it says in words. What draws is loaded when it is first opened.

import { grouped } from "../choosing.js";
import { sentence } from "../elements.js";

const byId = (id) => document.getElementById(id);

export class MapSection {
  constructor(catalogue, words, card, onOpen) {
    this.catalogue = catalogue;
    this.words = words;
    this.card = card;
    this.button = byId("find-map-open");
    this.button.addEventListener("click", () => onOpen(!this.state.map));
  }

  // In the order of the list, which holds all of them; nothing found needs no map.
  show(chosen, state) {
    this.state = state;
    this.placed = grouped(chosen, state).flatMap(({ entries }) => entries).filter(({ spot }) => spot);
    const count = this.placed.length;
    const open = state.map && count > 0;
    byId("find-map").hidden = !chosen.length;
    byId("find-map-none").hidden = count > 0;
    byId("find-to-map").hidden = !count;
    this.button.hidden = !count;
    this.button.setAttribute("aria-expanded", String(open));
    this.button.textContent = open ? this.words.map_close : sentence(this.words, "map_open", { count });
    byId("find-map-rest").hidden = !count || count === chosen.length;
    byId("find-map-rest").textContent = sentence(this.words, "map_rest", { count: chosen.length - count });
    byId("find-map-frame").hidden = !open;
    if (open) this.draw();
  }

  async draw() {
    try {
      this.loading ??= import("./drawing.js").then(({ draws }) => draws(this.catalogue, this.words, this.card));
      const drawing = await this.loading;
      byId("find-map-failed").hidden = true;
      if (!byId("find-map-frame").hidden) drawing.show(this.placed, this.state);
    } catch (fault) {
      this.loading = null;
      byId("find-map-frame").hidden = true;
      byId("find-map-failed").hidden = false;
      console.error(fault);
    }
  }
}
