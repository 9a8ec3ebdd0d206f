(function () {
  "use strict";
  var form = document.getElementById("filter");
  if (!form) {
    return;
  }
  var rows = Array.from(document.querySelectorAll("table.alerts tbody tr")).map(function (row) {
    return {
      element: row,
      type: row.querySelector(".type").textContent,
      subject: row.querySelector(".subject").textContent.toLowerCase(),
      status: row.dataset.status,
      severity: row.dataset.severity,
      text: null
    };
  });
  function holds(row, words) {
    if (row.text === null) {
      row.text = row.element.textContent.toLowerCase();
    }
    return words.every(function (word) {
      return row.text.includes(word);
    });
  }
  function chosen(name) {
    return form.elements[name].value;
  }
  function is(wanted, value) {
    return wanted === "" || wanted === value;
  }
  function apply() {
    var subject = chosen("subject").trim().toLowerCase();
    var words = chosen("text").toLowerCase().split(/\s+/).filter(Boolean);
    var shown = 0;
    rows.forEach(function (row) {
      var wanted = [
        is(chosen("type"), row.type),
        is(chosen("status"), row.status),
        is(chosen("severity"), row.severity),
        row.subject.includes(subject)
      ].every(Boolean);
      if (wanted) {
        wanted = holds(row, words);
      }
      row.element.hidden = !wanted;
      shown += wanted ? 1 : 0;
    });
    document.getElementById("shown").textContent =
      shown.toLocaleString("en") + " of " + rows.length.toLocaleString("en") + " shown";
  }
  form.addEventListener("input", apply);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
  });
  form.addEventListener("reset", function () {
    setTimeout(apply);
  });
  form.hidden = false;
  apply();
})();
