// The filters: made once, then only their counts and states change, so that the focus stays.

import { UNKNOWN } from "./catalogue.js";
import { element, span, told } from "./elements.js";

export class Panel {
  constructor(catalogue, words, onToggle) {
    this.words = words;
    this.onToggle = onToggle;
    this.boxes = [];
    this.presses = [];
    document.getElementById("find-facets").append(...catalogue.facets.map((facet) => this.facet(facet)));
    const quick = document.getElementById("find-quick");
    quick.append(...catalogue.facets.flatMap((facet) => facet.quick.map((value) => this.press(facet, value))));
    quick.hidden = !this.presses.length;
  }

  facet(facet) {
    const unknown = { value: UNKNOWN, label: { text: this.words.unknown, lang: null } };
    const values = facet.unknown ? [...facet.values, unknown] : facet.values;
    return element("fieldset", { class: "find-facet", "data-facet": facet.name },
      element("legend", {}, facet.title), ...values.map((one) => this.box(facet, one)));
  }

  box(facet, { value, label }) {
    const input = element("input", { type: "checkbox", name: facet.name, value });
    const count = span("find-tally", "");
    input.addEventListener("change", () => this.onToggle(facet.name, value));
    this.boxes.push({ facet: facet.name, value, input, count });
    return element("label", { class: "find-value" }, input, told(label), count);
  }

  press(facet, value) {
    const { label } = facet.values.find((one) => one.value === value);
    const count = span("find-tally", "");
    const button = element("button", { type: "button", class: "find-press", "data-facet": facet.name, "data-value": value },
      told(label), " ", count);
    button.addEventListener("click", () => this.onToggle(facet.name, value));
    this.presses.push({ facet: facet.name, value, button, count });
    return button;
  }

  show(state, counts) {
    const number = (one) => counts.get(one.facet).get(one.value) ?? 0;
    const on = (one) => state.chosen.get(one.facet)?.has(one.value) ?? false;
    for (const one of this.boxes) {
      one.input.checked = on(one);
      one.count.textContent = number(one);
      one.input.parentElement.classList.toggle("find-nothing", !number(one));
    }
    for (const one of this.presses) {
      one.button.setAttribute("aria-pressed", on(one));
      one.count.textContent = number(one);
    }
  }
}
