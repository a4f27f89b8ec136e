(function () {
  "use strict";
  const form = document.querySelector("form"), page = document.documentElement;
  const rows = [...document.querySelectorAll("tr.row")], groups = [...document.querySelectorAll(".matrix tbody")];
  const parts = new Map(rows.map(row => [row, document.getElementById(row.dataset.id)]));
  const shown = document.getElementById("shown_asks"), none = document.getElementById("none_fits");
  let texts = null;

  function said(row) {
    if (!texts) texts = new Map(rows.map(r => [r, (r.textContent + " " + parts.get(r).textContent).toLowerCase()]));
    return texts.get(row);
  }

  function filter() {
    const words = form.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = [...form.querySelectorAll("select")].filter(s => s.value).map(s => [s.name, s.value]);
    const check = form.elements.check && form.elements.check.checked;
    let n = 0;
    for (const row of rows) {
      const on = wanted.every(([name, value]) => row.dataset[name] === value) && (!check || row.dataset.check) &&
        words.every(word => said(row).includes(word));
      row.hidden = parts.get(row).hidden = !on;
      n += on;
    }
    for (const group of groups) group.hidden = !group.querySelector("tr.row:not([hidden])");
    none.hidden = n > 0;
    shown.textContent = shown.dataset.text.replace("{n}", n).replace("{all}", rows.length);
    measure();
  }

  // The table's head sticks below the filters, whose height depends on the width of the window.
  function measure() {
    page.style.setProperty("--bar-height", getComputedStyle(form).position === "sticky" ? form.offsetHeight + "px" : "0");
  }

  // What is left after filtering would otherwise be above the window.
  function choose() {
    filter();
    const head = document.getElementById("all_asks");
    if (head.getBoundingClientRect().top < 0) head.scrollIntoView();
  }

  function reach() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const part = target && target.closest("section.ask");
    if (!part) return;
    if (part.hidden) { form.reset(); filter(); }
    const inside = target.closest("details");
    (inside || part.querySelector("details")).open = true;
    target.scrollIntoView();
    part.querySelector("h3").focus({ preventScroll: true });
  }

  form.addEventListener("input", choose);
  form.addEventListener("reset", () => setTimeout(choose));
  form.addEventListener("submit", e => e.preventDefault());
  form.elements.look.addEventListener("click", () => {
    const dark = page.dataset.theme ? page.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    page.dataset.theme = dark ? "light" : "dark";
  });
  addEventListener("keydown", e => {
    if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input, select, textarea")) return;
    e.preventDefault();
    form.elements.words.focus();
  });
  addEventListener("click", e => { const link = e.target.closest('a[href^="#"]'); if (link && link.hash === location.hash) reach(); });
  addEventListener("hashchange", reach);
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details.evidence:not([open]), details.more:not([open])")];
    for (const part of closed) part.open = true;
  });
  addEventListener("afterprint", () => { for (const part of closed) part.open = false; });
  form.hidden = false;
  addEventListener("resize", measure);
  filter();
  reach();
})();
