// What stands on the map: a point or a cluster as a button that says in words what it is, and plain names.

import "../../../npm/leaflet/dist/leaflet.js";
import { element, sentence, span, told } from "../elements.js";

const { L } = globalThis;
const ElementIcon = L.Icon.extend({
  createIcon() {
    this.options.made.classList.add("leaflet-marker-icon");
    return this.options.made;
  },
  createShadow: () => null,
});

const at = ({ lng, lat }) => [lat, lng];
const hidden = (className, text) => element("span", { class: className, "aria-hidden": "true" }, text);

// Each type has a letter of its own, in the language of the page.
export const mark = (type, words) => hidden("find-map-mark", words[`map_mark_${type.value}`]);

function point(entry, words) {
  const about = [entry.kind ?? entry.type.label, entry.area?.district?.name].filter(Boolean);
  return element("button", { type: "button", class: "find-map-press", "data-entry": `${entry.type.value}/${entry.id}` },
    mark(entry.type, words),
    told(entry.name, "span", { class: "find-map-name" }),
    element("span", { class: "find-map-unseen" }, ...about.flatMap((one) => [" · ", told(one)])));
}

function cluster(count, words) {
  return element("button", { type: "button", class: "find-map-press find-map-cluster", "data-count": count },
    hidden("find-map-mark", String(count)), element("span", { class: "find-map-unseen" }, sentence(words, "map_cluster", { count })));
}

export function pressable(one, entry, words, onPress) {
  const button = one.id === null ? point(entry, words) : cluster(one.count, words);
  const side = button.classList.contains("find-map-cluster") ? 24 : 22;
  const icon = new ElementIcon({ made: button, iconSize: [2 * side, 2 * side], iconAnchor: [side, side] });
  // The button is one by itself; the theme of Leaflet would make it one a second time.
  const marker = L.marker(at(one.spot), { icon, keyboard: false, riseOnHover: true });
  marker.on("click", () => onPress(one));
  return { ...one, marker, button };
}

// A name for the eye only: each point says its district itself.
function name(spot, className, text, lang) {
  const made = element("span", { class: `find-map-text ${className}`, "aria-hidden": "true", lang }, text);
  return L.marker(at(spot), { icon: new ElementIcon({ made }), interactive: false, keyboard: false, zIndexOffset: -10000 });
}

export const hereMarker = (here, words) => name(here, "find-map-here", words.map_here, null);

// Each district at the middle of all its entries that have coordinates.
export function districtNames(entries) {
  const districts = new Map();
  for (const { spot, area } of entries.filter((entry) => entry.spot && entry.area?.district)) {
    districts.set(area.district, [...(districts.get(area.district) ?? []), spot]);
  }
  const mean = (spots, axis) => spots.reduce((sum, spot) => sum + spot[axis], 0) / spots.length;
  return [...districts].map(([district, spots]) => name({ lng: mean(spots, "lng"), lat: mean(spots, "lat") },
    "find-map-district", district.name.text, district.name.lang));
}
