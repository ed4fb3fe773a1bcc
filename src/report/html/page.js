(function () {
  "use strict";
  var all = function (selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); };
  var form = document.getElementById("filter");
  var cards = all("article");
  var rows = all("tr[data-a]");

  // Filter by group, owner, region, status and words.
  function matches(card) {
    return ["group", "owner", "region", "status"].every(function (name) {
      var select = form.elements[name];
      if (!select || !select.value) return true;
      return card.getAttribute("data-" + name).split("\n").indexOf(select.value) >= 0;
    }) && card.querySelector("h4").textContent.toLowerCase().indexOf(form.elements.text.value.trim().toLowerCase()) >= 0;
  }
  function apply() {
    var shown = {}, count = 0;
    cards.forEach(function (card) {
      var keep = matches(card);
      card.hidden = !keep;
      shown[card.id] = keep;
      if (keep) count += 1;
    });
    rows.forEach(function (row) { row.hidden = shown["a" + row.getAttribute("data-a")] === false; });
    all("tbody").forEach(function (body) {
      body.hidden = all("tr[data-a]", body).length > 0 && !body.querySelector("tr[data-a]:not([hidden])");
    });
    all("div.group").forEach(function (group) { group.hidden = !group.querySelector("article:not([hidden])"); });
    var output = form.querySelector("output");
    output.textContent = output.getAttribute("data-word") + " " + count + " / " + cards.length;
  }
  if (form) {
    form.hidden = false;
    form.addEventListener("input", apply);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    apply();
  }

  // Sort within groups by a column: numbers by size, what is missing last.
  function key(row, at) {
    var cell = row.cells[at], text = cell ? cell.textContent.trim() : "";
    var number = parseFloat(text.replace(/^\+/, ""));
    return { text: text, number: number, missing: text === "" || text === "\u2014" };
  }
  all("thead th").forEach(function (head) {
    var button = document.createElement("button");
    button.type = "button";
    while (head.firstChild) button.appendChild(head.firstChild);
    head.appendChild(button);
    button.addEventListener("click", function () {
      var table = head.closest("table"), at = head.cellIndex;
      var up = head.getAttribute("aria-sort") !== "ascending";
      all("thead th", table).forEach(function (other) { other.removeAttribute("aria-sort"); });
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      all("tbody", table).forEach(function (body) {
        var lines = all("tr:not(.group)", body);
        var numeric = head.classList.contains("n") || head.classList.contains("p");
        lines.map(function (row, place) { return { row: row, place: place, key: key(row, at) }; })
          .sort(function (a, b) {
            if (a.key.missing !== b.key.missing) return a.key.missing ? 1 : -1;
            var order = numeric && !isNaN(a.key.number) && !isNaN(b.key.number)
              ? a.key.number - b.key.number
              : a.key.text.localeCompare(b.key.text);
            return (up ? order : -order) || a.place - b.place;
          })
          .forEach(function (line) { body.appendChild(line.row); });
      });
    });
  });

  // What is closed on the screen is not needed on paper; a link to a target opens nothing else.
  window.addEventListener("hashchange", function () {
    var card = document.getElementById(location.hash.slice(1));
    if (card && card.tabIndex < 0) { card.tabIndex = -1; card.focus({ preventScroll: true }); }
  });
})();
