// The map itself, by Leaflet and without tiles: points at their true distances on a plain ground.

import "../../../npm/leaflet/dist/leaflet.js";
import { WALK_METRES } from "../choosing.js";
import { element, told } from "../elements.js";
import { Clusters, MAX_ZOOM } from "./clusters.js";
import { holdOnlyOnceWanted } from "./holding.js";
import { districtNames, hereMarker, mark, pressable } from "./markers.js";
import { MapPanel } from "./panel.js";
import { makeRoom } from "./room.js";

const { L } = globalThis;
const STYLE = new URL("../../../npm/leaflet/dist/leaflet.css", import.meta.url).href;
const TARGET_REM = 2.4;
const FIT = { padding: [40, 40], maxZoom: 15, animate: false };
const byId = (id) => document.getElementById(id);
const bounds = (spots) => L.latLngBounds(spots.map(({ lng, lat }) => [lat, lng]));

function options() {
  const moving = !matchMedia("(prefers-reduced-motion: reduce)").matches;
  return {
    attributionControl: false, zoomControl: false, boxZoom: false, minZoom: 3, maxZoom: MAX_ZOOM, zoomSnap: 0.5,
    zoomAnimation: moving, fadeAnimation: moving, markerZoomAnimation: moving, inertia: moving,
  };
}

class Drawing {
  constructor(catalogue, words, card) {
    this.words = words;
    this.panel = new MapPanel(words, card);
    this.drawn = [];
    this.map = L.map("find-map-ground", options());
    this.moving = this.map.options.zoomAnimation;
    this.points = L.layerGroup().addTo(this.map);
    this.here = L.layerGroup().addTo(this.map);
    L.control.scale({ imperial: false, maxWidth: 150 }).addTo(this.map);
    holdOnlyOnceWanted(this.map);
    byId("find-map-in").addEventListener("click", () => this.map.zoomIn());
    byId("find-map-out").addEventListener("click", () => this.map.zoomOut());
    byId("find-map-all").addEventListener("click", () => this.fit(this.clusters.entries));
    this.map.on("moveend", () => this.draw());
    this.map.on("load", () => districtNames(catalogue.entries).forEach((name) => name.addTo(this.map)));
  }

  // As the results change, so do the points; where nothing changed the reader's own view stays.
  show(placed, state) {
    this.state = state;
    this.panel.close(false);
    this.map.invalidateSize({ animate: false });
    const key = JSON.stringify([placed.map(({ type, id }) => [type.value, id]), state.here]);
    if (key === this.key) return;
    this.key = key;
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    this.clusters = new Clusters(placed, TARGET_REM * rem);
    this.told = "";
    // The list is sorted by distance, so the first is the nearest.
    this.fit(state.here ? placed.slice(0, 1) : placed);
    this.showHere();
    this.showLegend();
    this.draw();
  }

  fit(entries) {
    const { here } = this.state;
    const whole = bounds(entries.map(({ spot }) => spot));
    if (here) whole.extend(L.latLng(here.lat, here.lng).toBounds(2 * WALK_METRES));
    this.map.fitBounds(whole, FIT);
  }

  draw() {
    const found = this.clusters.at(this.map.getBounds().pad(0.1), this.map.getZoom());
    const told = JSON.stringify(found);
    if (told !== this.told) this.replace(found);
    this.told = told;
    makeRoom(this.map.getContainer());
  }

  // Who had the focus keeps it: a cluster that fell apart leaves it to its first entry.
  replace(found) {
    const focused = this.drawn.find(({ button }) => button === document.activeElement);
    this.points.clearLayers();
    this.drawn = found.map((one) => pressable(one, this.clusters.entries[one.first], this.words, () => this.press(one)));
    this.drawn.forEach(({ marker }) => this.points.addLayer(marker));
    this.showOpened();
    if (focused) this.focus(focused.first);
  }

  focus(first) {
    const one = this.drawn.find((drawn) => drawn.first === first);
    (one?.button ?? this.map.getContainer()).focus({ preventScroll: Boolean(one) });
  }

  press(one) {
    const entries = this.clusters.entriesOf(one);
    const zoom = this.clusters.zoomOf(one);
    if (zoom === null) this.open(one, entries);
    else this.closer(bounds(entries.map(({ spot }) => spot)), zoom);
  }

  open(one, entries) {
    this.opened = one.first;
    this.showOpened();
    this.panel.open(entries, this.state, (back) => {
      this.opened = null;
      this.showOpened();
      if (back) this.focus(one.first);
    });
  }

  showOpened() {
    this.drawn.forEach(({ first, button }) => button.classList.toggle("find-map-opened", first === this.opened));
  }

  closer(whole, zoom) {
    const fitting = this.map.getBoundsZoom(whole, false, L.point(FIT.padding).multiplyBy(2));
    this.map.setView(whole.getCenter(), Math.min(MAX_ZOOM, Math.max(zoom, fitting)), { animate: this.moving });
  }

  showHere() {
    const { here } = this.state;
    this.here.clearLayers();
    byId("find-map-walk").hidden = !here;
    if (!here) return;
    this.here.addLayer(L.circle([here.lat, here.lng], { radius: WALK_METRES, interactive: false, className: "find-map-circle" }));
    this.here.addLayer(hereMarker(here, this.words));
  }

  showLegend() {
    const types = new Set(this.clusters.entries.map(({ type }) => type));
    byId("find-map-legend").replaceChildren(...[...types].map((type) => element("li", {}, mark(type, this.words), " ", told(type.label))));
  }
}

// Leaflet measures by its own style sheet, so that comes first.
export async function draws(catalogue, words, card) {
  await new Promise((loaded, failed) => {
    const link = element("link", { rel: "stylesheet", href: STYLE });
    link.addEventListener("load", loaded);
    link.addEventListener("error", failed);
    document.head.append(link);
  });
  return new Drawing(catalogue, words, card);
}
