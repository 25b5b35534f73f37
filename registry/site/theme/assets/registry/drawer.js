// The drawer of narrow screens for those who use a keyboard or a screen reader: what opens it and
// its levels are buttons, what is closed cannot be reached, Escape goes back to where one came from.

const narrow = matchMedia("(max-width: 76.234375em)");
const toggle = document.getElementById("__drawer");
const drawer = document.querySelector(".md-sidebar--primary");
const opener = document.querySelector(".md-header label[for=__drawer]");
const behind = document.querySelectorAll(".md-content, .md-footer, .md-tabs, .md-sidebar--secondary");
// A page without a table of contents has the box of one, but nothing that it would open.
const levels = [...(drawer?.querySelectorAll(".md-nav__toggle") ?? [])].filter(levelOf);
const buttons = new Map();

// The theme's labels stay, for its style; a label cannot be a button, so each one gets a button inside.
function addButton(label, box, name) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "site-toggle";
  button.append(...label.childNodes);
  label.append(button);
  label.removeAttribute("tabindex");
  if (name) {
    button.setAttribute("aria-label", name);
  }
  button.addEventListener("click", () => press(box, !box.checked));
  buttons.set(box, [...(buttons.get(box) ?? []), button]);
}

function levelOf(box) {
  return box.parentElement.querySelector(":scope > .md-nav");
}

function firstOf(place) {
  return [...place.querySelectorAll("a[href], .site-toggle")].find((one) => one.checkVisibility());
}

// A level that is open covers the one it came from.
function settle() {
  const open = narrow.matches && toggle.checked;
  drawer.inert = narrow.matches && !open;
  behind.forEach((place) => {
    place.inert = open;
  });
  for (const box of levels) {
    levelOf(box).inert = narrow.matches && !box.checked;
    levelOf(box).removeAttribute("aria-expanded");
  }
  for (const list of drawer.querySelectorAll(".md-nav__list")) {
    const items = [...list.children];
    const covering = items.find((item) => item.querySelector(":scope > .md-nav__toggle")?.checked);
    items.forEach((item) => {
      item.inert = Boolean(narrow.matches && covering && item !== covering);
    });
  }
  for (const [box, all] of buttons) {
    all.forEach((button) => button.setAttribute("aria-expanded", String(box.checked)));
  }
}

function press(box, checked) {
  box.checked = checked;
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

function onChange(box) {
  settle();
  if (!narrow.matches) {
    return;
  }
  if (box.checked) {
    firstOf(box === toggle ? drawer : levelOf(box))?.focus();
  } else {
    buttons.get(box)[0].focus();
  }
}

function onKey(event) {
  const box = [...levels.filter((one) => one.checked), toggle].find((one) => one.checked);
  if (event.key === "Escape" && narrow.matches && toggle.checked) {
    press(box, false);
  }
}

if (toggle && drawer && opener) {
  addButton(opener, toggle, drawer.querySelector(".md-nav--primary").getAttribute("aria-label"));
  for (const box of levels) {
    drawer.querySelectorAll(`label[for="${box.id}"]`).forEach((label) => addButton(label, box));
  }
  for (const box of [toggle, ...levels]) {
    box.addEventListener("change", () => onChange(box));
  }
  addEventListener("keydown", onKey);
  narrow.addEventListener("change", settle);
  settle();
}
