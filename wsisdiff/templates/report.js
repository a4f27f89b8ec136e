(function () {
  "use strict";
  const form = document.querySelector("form"), page = document.documentElement, matrix = document.querySelector(".matrix");
  const shown = document.getElementById("shown_asks"), none = document.getElementById("none_fits"), more = document.getElementById("more_rows");
  const AT_ONCE = 100;
  const SIGNS = { "&lt;": "<", "&gt;": ">", "&#34;": '"', "&#39;": "'", "&amp;": "&" };
  const part = id => document.getElementById(id);
  const plain = source => source.replace(/<\/?(?:a|abbr|mark|span|strong)\b[^>]*>/g, "").replace(/<[^>]*>/g, " ").replace(/&(?:lt|gt|amp|#34|#39);/g, sign => SIGNS[sign]);

  // A long report has its table and the contents of its parts in noscript, which is text to a browser that runs this.
  const folded = place => place.querySelector(":scope > noscript");
  const long = folded(matrix) ? folded(matrix).textContent : "";
  const rows = long ? read(long) : [...document.querySelectorAll("tr.row")].map(line => ({ line, part: part(line.dataset.id), text: "" }));
  let fitting = rows, room = AT_ONCE;

  function unfold(place) {
    const kept = folded(place);
    if (kept) kept.outerHTML = kept.textContent;
  }

  // The rows of a long table as text, each with the head of its theme; the table is left without them.
  function read(source) {
    let theme = "";
    const found = [];
    for (const line of source.match(/<tr class="(?:theme|row)"[^]*?<\/tr>/g) || []) {
      if (line.startsWith('<tr class="theme"')) theme = line;
      else found.push({ line, theme, part: part(line.match(/data-id="([^"]*)"/)[1]), text: "" });
    }
    folded(matrix).outerHTML = source.slice(0, source.indexOf("<tbody>")) + source.slice(source.lastIndexOf("</tbody>") + 8);
    return found;
  }

  // What a row and its part say, as words to look for.
  function said(row) {
    if (!row.text) {
      const kept = folded(row.part);
      const told = kept ? plain(row.part.firstElementChild.outerHTML + kept.textContent) : row.part.textContent;
      row.text = ((long ? plain(row.line) : row.line.textContent) + " " + told).toLowerCase();
    }
    return row.text;
  }

  function filter() {
    const words = form.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = [...form.querySelectorAll("select")].filter(s => s.value).map(s => [s.name, s.value]);
    const check = form.elements.check && form.elements.check.checked;
    fitting = rows.filter(row => {
      const on = wanted.every(([name, value]) => row.part.dataset[name] === value) && (!check || "check" in row.part.dataset) &&
        words.every(word => said(row).includes(word));
      if (row.part.hidden === on) row.part.hidden = !on;
      return on;
    });
    room = AT_ONCE;
    draw();
    none.hidden = fitting.length > 0;
    shown.textContent = shown.dataset.text.replace("{n}", fitting.length).replace("{all}", rows.length);
    measure();
  }

  // Show the rows that fit; of a long table the first of them, and a button for the next.
  function draw() {
    if (!long) {
      for (const row of rows) row.line.hidden = row.part.hidden;
      for (const group of matrix.querySelectorAll("tbody")) group.hidden = !group.querySelector("tr.row:not([hidden])");
      return;
    }
    let theme = null, text = "";
    for (const row of fitting.slice(0, room)) {
      if (row.theme !== theme) text += (text && "</tbody>") + "<tbody>" + row.theme;
      theme = row.theme;
      text += row.line;
    }
    const table = matrix.querySelector("table"), button = more.firstElementChild, left = fitting.length - room;
    for (const group of [...table.tBodies]) group.remove();
    table.tFoot.insertAdjacentHTML("beforebegin", text);
    more.hidden = left <= 0;
    button.textContent = button.dataset.text.replace("{n}", Math.min(left, AT_ONCE)).replace("{all}", left);
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
    const name = decodeURIComponent(location.hash.slice(1)), ask = part(name.split("__")[0]);
    if (ask && ask.matches("section.ask")) unfold(ask);
    const target = part(name), place = target && target.closest("section.ask");
    if (!place) return;
    if (place.hidden) { form.reset(); filter(); }
    const inside = target.closest("details");
    (inside || place.querySelector("details")).open = true;
    target.scrollIntoView();
    place.querySelector("h3").focus({ preventScroll: true });
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
    if (long) {
      room = fitting.length;
      draw();
      for (const place of document.querySelectorAll("section.ask, details.more")) unfold(place);
    }
    closed = [...document.querySelectorAll("details.evidence:not([open]), details.more:not([open])")];
    for (const place of closed) place.open = true;
  });
  addEventListener("afterprint", () => { for (const place of closed) place.open = false; });
  if (long) {
    more.addEventListener("click", () => { room += AT_ONCE; draw(); });
    for (const place of document.querySelectorAll("details.more")) place.addEventListener("toggle", () => unfold(place));
    const near = new IntersectionObserver(seen => {
      for (const { isIntersecting, target } of seen) if (isIntersecting) { unfold(target); near.unobserve(target); }
    }, { rootMargin: "1000px" });
    for (const row of rows) near.observe(row.part);
    let n = 0;  // words to look for are made ready while nobody waits
    const ahead = spare => {
      while (n < rows.length && spare.timeRemaining() > 2) said(rows[n++]);
      if (n < rows.length) requestIdleCallback(ahead);
    };
    if (window.requestIdleCallback) requestIdleCallback(ahead);
  }
  form.hidden = false;
  addEventListener("resize", measure);
  filter();
  reach();
})();
