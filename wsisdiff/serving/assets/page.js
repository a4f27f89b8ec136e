// Keys, a filter while typing, files dropped on a page, and how far long work is. Every page does its work without any of it.
(function () {
  "use strict";
  const typing = target => target.closest("input, select, textarea, [contenteditable]");

  // Keys: a control says its own in data-key; a key in a field is for the field.
  addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape" && typing(event.target)) { event.target.blur(); return; }
    if (typing(event.target)) return;
    if (event.target.closest(".matrix") && move(event)) return;
    const control = [...document.querySelectorAll("[data-key]")].find(e => e.dataset.key === event.key && e.offsetParent !== null);
    if (!control) return;
    event.preventDefault();
    if (control.matches("input, select, textarea")) control.focus(); else control.click();
  });

  // Arrows go from cell to cell of the matrix.
  function move(event) {
    const by = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    const cell = event.target.closest("td, th");
    if (!by || !cell || !cell.parentNode.matches("tbody tr:not(.group)")) return false;
    const rows = [...document.querySelectorAll(".matrix tbody tr:not(.group)")];
    const row = rows[rows.indexOf(cell.parentNode) + by[0]], next = row && row.cells[cell.cellIndex + by[1]];
    const link = next && next.querySelector("a");
    if (link) { event.preventDefault(); link.focus(); }
    return Boolean(link);
  }

  // Where the pages' names or the way through the drafts are wider than the window, what is looked at is in it.
  for (const here of document.querySelectorAll(".top nav [aria-current], ol.way [aria-current]")) {
    const list = here.closest("ul, ol");
    list.scrollLeft += here.getBoundingClientRect().right - list.getBoundingClientRect().right;
  }

  // The matrix follows the filter.
  const form = document.querySelector("form[data-live]"), matrix = document.getElementById("matrix");
  let asked = 0, timer = 0;
  async function follow() {
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value)), mine = ++asked;
    const answer = await fetch(form.dataset.live + "?" + query);
    if (mine !== asked || !answer.ok) return;
    matrix.innerHTML = await answer.text();  // made by our server, escaped there
    history.replaceState(null, "", form.action.split("#")[0].split("?")[0] + (String(query) ? "?" + query : ""));
  }
  if (form) {
    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(follow, 120); });
    form.addEventListener("submit", event => { event.preventDefault(); clearTimeout(timer); follow(); });
    form.querySelector("button").hidden = true;
  }

  // A file dropped anywhere on the page goes into its field.
  const drop = document.querySelector("form[data-drop]");
  if (drop) {
    const field = drop.querySelector("input[type=file]");
    const over = on => drop.classList.toggle("over", on);
    addEventListener("dragover", event => { event.preventDefault(); over(true); });
    addEventListener("dragleave", event => { if (!event.relatedTarget) over(false); });
    addEventListener("drop", event => {
      event.preventDefault();
      over(false);
      if (event.dataTransfer.files.length) { field.files = event.dataTransfer.files; drop.requestSubmit(); }
    });
  }

  // What is to be copied.
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const text = document.getElementById(button.dataset.copy);
      await navigator.clipboard.writeText(text.value === undefined ? text.innerText : text.value);
      button.textContent = button.dataset.done;
    });
  }

  // A form is sent once.
  for (const sent of document.querySelectorAll("form[method=post]")) {
    sent.addEventListener("submit", event => {
      if (sent.dataset.sent) event.preventDefault();
      sent.dataset.sent = "1";
      setTimeout(() => delete sent.dataset.sent, 4000);
    });
  }

  // Long work: how far it is, and on when it is there.
  const waiting = document.querySelector("[data-work]");
  async function look() {
    let state = null;
    try {
      const answer = await fetch(waiting.dataset.work);
      state = answer.ok ? await answer.json() : { state: "done" };
    } catch (error) { setTimeout(look, 1000); return; }  // an answer that was lost is asked for again
    if (state.state !== "running") { location.replace(waiting.dataset.again); return; }
    const bar = document.getElementById("work-bar"), step = document.getElementById("work-step");
    const said = state.step.charAt(0).toUpperCase() + state.step.slice(1);
    if (step.textContent !== said) step.textContent = said;
    if (state.total) { bar.max = state.total; bar.value = state.done; } else bar.removeAttribute("value");
    document.getElementById("work-count").textContent = state.total ? state.done + " / " + state.total : "";
    setTimeout(look, 400);
  }
  if (waiting) setTimeout(look, 300);
})();
