(function () {
  "use strict";
  const form = document.querySelector("form"), page = document.documentElement;
  const rows = [...document.querySelectorAll("article")], sections = [...document.querySelectorAll("section[data-section]")];
  const shown = document.getElementById("shown"), said = document.getElementById("said");

  function sides(article) {
    if (article.querySelector(".sides")) return;
    const text = article.querySelector(".text"), box = document.createElement("div");
    box.className = "sides";
    for (const [name, label, gone] of [["old", article.dataset.was, "ins"], ["new", article.dataset.is, "del"]]) {
      const side = document.createElement("div"), head = document.createElement("h4"), copy = text.cloneNode(true);
      head.textContent = label;
      copy.querySelectorAll(gone).forEach(e => e.remove());
      copy.classList.add(name);
      side.append(head, copy);
      box.append(side);
    }
    text.after(box);
  }

  function show() {
    const beside = form.elements.beside.getAttribute("aria-pressed") === "true";
    for (const row of rows) {
      if (beside && !row.hidden) sides(row);
      const box = row.querySelector(".sides");
      if (box) box.hidden = !beside;
      row.querySelector(".text").hidden = beside;
    }
  }

  function filter() {
    const kind = form.elements.kind.value, section = form.elements.section.value, shift = form.elements.shift.value;
    const quiet = form.elements.quiet.checked;
    document.body.classList.toggle("quiet", quiet);
    let n = 0;
    for (const row of rows) {
      const kinds = row.dataset.kind.split(" ");
      const still = kinds[0] === "unchanged" || (quiet && row.dataset.noise === "only");
      const right = kind === "all" || (kind === "" ? !still : kinds.includes(kind));
      const on = right && (!section || row.dataset.section === section) &&
        (!shift || row.dataset.shifts.split("|").includes(shift));
      row.hidden = !on;
      n += on;
    }
    for (const s of sections) s.hidden = !s.querySelector("article:not([hidden])");
    shown.textContent = shown.dataset.text.replace("{n}", n).replace("{all}", rows.length);
    show();
  }

  let current = null;
  function reach(row) {
    current = row;
    if (row.hidden) { form.elements.kind.value = "all"; form.elements.section.value = form.elements.shift.value = ""; filter(); }
    const head = row.querySelector("h3");
    row.scrollIntoView();
    head.focus({ preventScroll: true });
  }

  const bare = label => label.toLowerCase().replace(/[\s.]/g, "");
  function jump() {
    const label = bare(form.elements.jump.value), side = form.elements.side.value;
    const row = label && rows.find(r => r.dataset[side].split("|").map(bare).includes(label));
    said.textContent = row || !label ? "" : said.dataset.text.replace("{label}", () => form.elements.jump.value);
    if (row) reach(row);
  }

  function step(by) {
    const open = rows.filter(r => !r.hidden), at = open.indexOf(current);
    const next = at < 0 ? (by > 0 ? 0 : open.length - 1) : at + by;
    if (open[next]) reach(open[next]);
  }

  function toggle(button) {
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    show();
  }

  form.addEventListener("change", filter);
  form.addEventListener("submit", e => { e.preventDefault(); jump(); });
  form.elements.beside.addEventListener("click", e => toggle(e.currentTarget));
  form.elements.theme.addEventListener("click", () => {
    const dark = page.dataset.theme ? page.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    page.dataset.theme = dark ? "light" : "dark";
  });
  addEventListener("keydown", e => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input, select, textarea")) return;
    const act = { j: () => step(1), k: () => step(-1), s: () => toggle(form.elements.beside), "/": () => form.elements.jump.focus() }[e.key];
    if (act) { e.preventDefault(); act(); }
  });
  function fragment() {
    const row = document.getElementById(location.hash.slice(1));
    if (row && row.matches("article")) reach(row);
  }
  addEventListener("hashchange", fragment);
  form.hidden = false;
  filter();
  fragment();
})();
