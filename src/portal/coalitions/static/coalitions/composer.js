// Where the focus goes when the button that was pressed is not there any more after a change.
// htmx itself keeps it on an element with the same id.
let pressed = "";
document.addEventListener("htmx:beforeRequest", (event) => {
  const from = document.activeElement;
  pressed = event.detail.target && event.detail.target.id === "composer" && from ? `${from.id} ${from.dataset.then || ""} said` : "";
});
document.addEventListener("htmx:afterSettle", () => {
  if (!pressed) return;
  const lost = !document.activeElement || document.activeElement === document.body;
  const next = lost && pressed.split(" ").filter(Boolean).map((id) => document.getElementById(id)).find(Boolean);
  if (next) next.focus({ preventScroll: false });
  pressed = "";
  // Where columns stand under each other, what changed is said far from the button that was pressed.
  const said = document.getElementById("said");
  if (said && window.matchMedia("(max-width: 60rem)").matches) said.scrollIntoView({ block: "nearest" });
});
// A change has another address, and the foot of the page came with the first one.
document.addEventListener("submit", (event) => {
  if (event.target.matches("form.language")) event.target.elements.next.value = location.pathname + location.search;
});
