// Where the focus goes when the button that was pressed is not there any more after a change.
// htmx itself keeps it on an element with the same id.
let pressed = "";
document.addEventListener("htmx:beforeRequest", (event) => {
  const from = document.activeElement;
  pressed = event.detail.target && event.detail.target.id === "composer" && from ? `${from.id} ${from.dataset.then || ""} said` : "";
});
document.addEventListener("htmx:afterSettle", () => {
  if (!pressed || (document.activeElement && document.activeElement !== document.body)) return;
  const next = pressed.split(" ").filter(Boolean).map((id) => document.getElementById(id)).find(Boolean);
  if (next) next.focus({ preventScroll: false });
  pressed = "";
});
