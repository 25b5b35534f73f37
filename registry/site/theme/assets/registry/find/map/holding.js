// Whoever scrolls past the map is not held by it: fingers and wheel move it only once it was pressed or focused.

export function holdOnlyOnceWanted(map) {
  const ground = map.getContainer();
  const touch = matchMedia("(any-pointer: coarse)").matches;
  const hold = (wanted) => {
    ground.classList.toggle("find-map-held", wanted);
    for (const hands of touch ? [map.dragging, map.touchZoom] : []) hands[wanted ? "enable" : "disable"]();
  };
  const held = () => ground.classList.contains("find-map-held");
  ground.addEventListener("focusin", () => hold(true));
  ground.addEventListener("focusout", ({ relatedTarget }) => hold(ground.contains(relatedTarget)));
  document.addEventListener("pointerdown", ({ target }) => { if (!ground.contains(target)) hold(false); });
  ground.addEventListener("wheel", ({ ctrlKey }) => {
    map.scrollWheelZoom[held() || ctrlKey ? "enable" : "disable"]();
  }, { capture: true, passive: true });
  hold(false);
}
