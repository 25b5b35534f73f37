// Elements made of names and texts only: what an entry says stays a text.

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

export const span = (className, text) => element("span", { class: className }, text);

export const told = ({ text, lang }, name = "span", attributes = {}) =>
  element(name, { ...attributes, lang }, text);

// A sentence with its values put in.
export function sentence(words, key, values = {}) {
  return words[key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
