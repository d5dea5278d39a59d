// Clocks, charts, and a notice when the node does not answer. Pages are complete without it.
(() => {
  const tick = () => document.querySelectorAll("[data-zone]").forEach(clock => {
    clock.textContent = new Date().toLocaleTimeString("en-GB", {timeZone: clock.dataset.zone, hour: "2-digit", minute: "2-digit"});
  });
  tick();
  setInterval(tick, 5000);

  const silent = document.getElementById("no-answer");
  const answered = yes => () => { if (silent) { silent.hidden = yes; } };
  for (const event of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.body.addEventListener(event, answered(false));
  }
  document.body.addEventListener("htmx:afterRequest", event => { if (event.detail.successful) { answered(true)(); } });

  // A chart shows the figures of its table: time in the first column, and a line for each of the others.
  const numbers = table => {
    const rows = [...table.tBodies[0].rows];
    const columns = [rows.map(row => Number(row.dataset.at))];
    for (let column = 1; column < table.tHead.rows[0].cells.length; column++) {
      columns.push(rows.map(row => row.cells[column].textContent === "" ? null : Number(row.cells[column].textContent)));
    }
    return columns;
  };

  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  const shaded = nights => ({
    hooks: {
      drawClear: [chart => {
        chart.ctx.fillStyle = colour("--line");
        for (const [opens, closes] of nights) {
          const left = Math.max(chart.bbox.left, chart.valToPos(opens, "x", true));
          const right = Math.min(chart.bbox.left + chart.bbox.width, chart.valToPos(closes, "x", true));
          if (right > left) { chart.ctx.fillRect(left, chart.bbox.top, right - left, chart.bbox.height); }
        }
      }]
    }
  });

  // A city's lines have its colour. A column may ask for dashes, so that its line differs from the others.
  const lines = table => [...table.tHead.rows[0].cells].slice(1).map(head => ({
    label: head.textContent,
    scale: head.dataset.scale || "y",
    stroke: getComputedStyle(head).getPropertyValue("--accent").trim() || colour("--ink"),
    width: 2,
    dash: [undefined, [6, 4], [2, 3]][Number(head.dataset.dash)],
    points: {show: table.tBodies[0].rows.length < 3},
    value: (chart, value) => value === null || value === undefined ? "" : String(value)
  }));

  const language = document.documentElement.lang;
  const inZone = (zone, form) => {
    const format = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, Object.assign({timeZone: zone}, form));
    return at => format.format(new Date(at * 1000));
  };
  const CLOCK = {hour: "2-digit", minute: "2-digit", hourCycle: "h23"};
  const DAY = {day: "numeric", month: "short"};
  const DAY_SECONDS = 86400;
  // Steps between the grid lines of a chart: counts are whole numbers.
  const STEPS = Array.from({length: 10}, (nothing, zeros) => [1, 2, 5].map(step => step * 10 ** zeros)).flat();

  const draw = place => {
    const table = document.getElementById(place.dataset.chart);
    if (!table || !window.uPlot) { return; }
    const zone = place.dataset.timeZone;
    const isCourse = place.dataset.chart === "course-table";
    const tick = inZone(zone, isCourse ? CLOCK : DAY);
    const whole = inZone(zone, isCourse ? Object.assign({}, DAY, CLOCK) : Object.assign({year: "numeric"}, DAY));
    const nights = (place.dataset.nights || "").split(" ").filter(Boolean).map(night => night.split("-").map(Number));
    const axis = extra => Object.assign({stroke: colour("--soft"), grid: {stroke: colour("--line"), width: 1}, ticks: {stroke: colour("--line")}}, extra);
    const axes = [axis({values: (chart, moments) => moments.map(tick), space: 70}), axis({size: 64, incrs: STEPS})];
    if (table.querySelector("[data-scale=lag]")) {
      axes.push(axis({scale: "lag", side: 1, size: 56, incrs: STEPS, grid: {show: false}}));
    }
    // A chart with little data is as wide as a full one.
    const span = isCourse ? DAY_SECONDS : 30 * DAY_SECONDS;
    const columns = numbers(table);
    const [moments] = columns;
    const latest = moments[moments.length - 1];
    const wide = {range: (chart, first, last) => last < latest || first > moments[0] ? [first, last] : [Math.min(first, latest - span), latest]};
    const fromZero = {range: (chart, low, high) => [0, high > 0 ? high * 1.1 : 1]};
    place.replaceChildren();
    new window.uPlot({
      width: place.clientWidth,
      height: 220,
      tzDate: at => window.uPlot.tzDate(new Date(at * 1000), zone),
      series: [{label: table.tHead.rows[0].cells[0].textContent, value: (chart, at) => at === null ? "" : whole(at)}, ...lines(table)],
      scales: {x: wide, y: fromZero, lag: fromZero},
      axes,
      plugins: [shaded(nights)]
    }, columns, place);
  };

  const drawAll = () => document.querySelectorAll("[data-chart]").forEach(draw);
  drawAll();
  document.body.addEventListener("htmx:afterSettle", drawAll);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
  let resizing;
  addEventListener("resize", () => { clearTimeout(resizing); resizing = setTimeout(drawAll, 150); });
})();
