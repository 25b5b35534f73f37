// Near whom: by district and township, or by position if the reader asks and coordinates are published.

import { element, told } from "./elements.js";

export class Whereabouts {
  constructor(catalogue, words, onChange) {
    this.catalogue = catalogue;
    this.words = words;
    this.onChange = onChange;
    this.districts = document.getElementById("find-district");
    this.townships = document.getElementById("find-township");
    this.only = document.getElementById("find-only");
    this.position = document.getElementById("find-position");
    this.said = document.getElementById("find-position-said");
    this.districts.append(...this.options(words.anywhere, this.below("district", null)));
    this.districts.addEventListener("change", () => this.chosen(this.districts.value));
    this.townships.addEventListener("change", () => this.chosen(this.townships.value || this.districts.value));
    this.only.addEventListener("change", () => onChange({ only: this.only.checked }));
    this.position.addEventListener("click", () => this.ask());
    this.position.hidden = !navigator.geolocation || !catalogue.entries.some((entry) => entry.spot);
  }

  below(level, district) {
    return this.catalogue.areas.filter(
      (area) => area.level === level && (!district || area.district === district));
  }

  options(first, areas) {
    return [element("option", { value: "" }, first),
      ...areas.map((area) => told(area.name, "option", { value: area.code }))];
  }

  chosen(code) {
    const near = this.catalogue.areas.find((area) => area.code === code) ?? null;
    this.said.textContent = "";
    this.onChange({ near, here: null });
  }

  ask() {
    this.said.textContent = this.words.position_asking;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        this.said.textContent = this.words.position_found;
        this.onChange({ here: { lng: coords.longitude, lat: coords.latitude } });
      },
      () => { this.said.textContent = this.words.position_refused; });
  }

  show(state) {
    const district = state.near?.district ?? null;
    if (this.shown !== district) {
      this.townships.replaceChildren(
        ...this.options(this.words.all_townships, district ? this.below("township", district) : []));
      this.shown = district;
    }
    this.districts.value = district?.code ?? "";
    this.townships.value = state.near?.township?.code ?? "";
    this.townships.closest("label").hidden = !district || this.townships.length < 2;
    this.only.checked = state.only;
    this.only.closest("label").hidden = !state.near;
  }
}
