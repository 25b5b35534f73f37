// Three text sizes, remembered in this browser. It runs before the page is drawn, so nothing jumps.

(() => {
  const KEY = "registry.text-size";
  const SIZES = ["standard", "large", "largest"];
  const MARKS = { standard: "A", large: "A+", largest: "A++" };
  const root = document.documentElement;

  // A browser may forbid storage; then the choice holds for this page.
  function remembered() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  }

  function remember(size) {
    try {
      localStorage.setItem(KEY, size);
    } catch {
      // Nothing to do: see above.
    }
  }

  function apply(size) {
    for (const one of SIZES) {
      root.classList.toggle(`text-${one}`, one === size && one !== "standard");
    }
  }

  let size = SIZES.includes(remembered()) ? remembered() : "standard";
  apply(size);

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector(".site-text-size");
    const say = () => {
      button.textContent = MARKS[size];
      button.setAttribute("aria-label", button.dataset[size]);
    };
    say();
    button.hidden = false;
    button.addEventListener("click", () => {
      size = SIZES[(SIZES.indexOf(size) + 1) % SIZES.length];
      apply(size);
      say();
      remember(size);
    });
  });
})();
