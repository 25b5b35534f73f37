// What was pressed on the map, as it stands in the list; it covers nothing and holds nobody.

import { sentence } from "../elements.js";

const byId = (id) => document.getElementById(id);

export class MapPanel {
  constructor(words, card) {
    this.words = words;
    this.card = card;
    this.place = byId("find-map-panel");
    byId("find-map-shut").addEventListener("click", () => this.close());
    byId("find-map-frame").addEventListener("keydown", ({ key }) => { if (key === "Escape") this.close(); });
  }

  open(entries, state, onClosed) {
    this.onClosed = onClosed;
    const title = byId("find-map-panel-title");
    title.textContent = entries.length > 1
      ? sentence(this.words, "map_several", { count: entries.length }) : this.words.map_one;
    byId("find-map-entries").replaceChildren(...entries.map((entry) => this.card(entry, state)));
    this.place.hidden = false;
    title.focus();
  }

  // The focus goes back to what was pressed, unless the reader is elsewhere.
  close(back = true) {
    if (this.place.hidden) return;
    this.place.hidden = true;
    byId("find-map-entries").replaceChildren();
    this.onClosed(back);
  }
}
