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

  // A city's lines have shades of its colour, and patterns that can be told apart without colours.
  const lines = table => [...table.tHead.rows[0].cells].slice(1).map(head => ({
    label: head.textContent,
    scale: head.dataset.scale || "y",
    stroke: getComputedStyle(head).color,
    width: 2,
    dash: [undefined, [6, 4], [2, 3]][Number(head.dataset.line)],
    points: {show: table.tBodies[0].rows.length < 3},
    value: (chart, value) => value === null || value === undefined ? "" : String(value)
  }));

  const latestOf = values => values.findLastIndex(value => value !== null);

  // Until somebody points at a time, the legend has the last value of each line.
  const latestShown = {
    hooks: {
      ready: [chart => chart.setLegend({idxs: chart.data.map(latestOf)})],
      setCursor: [chart => { if (chart.cursor.left < 0) { chart.setLegend({idxs: chart.data.map(latestOf)}); } }]
    }
  };

  // Where there is room, each line has its name and last value at its end.
  const ROOM_FOR_NAMES = 240;
  const NAME_HEIGHT = 16;
  const named = axis => ({
    hooks: {
      draw: [chart => {
        const {ctx, bbox} = chart;
        const pixels = devicePixelRatio;
        const ends = chart.series.slice(1).map((line, index) => {
          const values = chart.data[index + 1];
          const value = values[latestOf(values)];
          return {line, value, y: value === undefined ? NaN : chart.valToPos(value, line.scale, true)};
        }).filter(end => end.value !== undefined).sort((one, other) => other.y - one.y);
        const height = NAME_HEIGHT * pixels;
        ends.reduce((lowest, end) => (end.y = Math.min(end.y, lowest)) - height, bbox.top + bbox.height);
        ends.reduceRight((highest, end) => (end.y = Math.max(end.y, highest)) + height, bbox.top);
        ctx.save();
        ctx.font = `${13 * pixels}px system-ui, sans-serif`;
        ctx.textAlign = "left";
        ctx.textBaseline = "middle";
        for (const end of ends) {
          ctx.fillStyle = end.line.stroke();
          ctx.fillText(`${end.line.label}: ${end.value}`, bbox.left + bbox.width + (axis + 8) * pixels, end.y, (ROOM_FOR_NAMES - 8) * pixels);
        }
        ctx.restore();
      }]
    }
  });

  const language = document.documentElement.lang;
  const inZone = (zone, form) => {
    const format = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, Object.assign({timeZone: zone}, form));
    return at => format.format(new Date(at * 1000));
  };
  const CLOCK = {hour: "2-digit", minute: "2-digit", hourCycle: "h23"};
  const DAY = {day: "numeric", month: "short"};
  // Steps between the grid lines of a chart: counts are whole numbers.
  const STEPS = Array.from({length: 10}, (nothing, zeros) => [1, 2, 5].map(step => step * 10 ** zeros)).flat();
  // The same for days, in seconds.
  const DAYS = [1, 2, 7, 14, 28, 91, 182, 364].map(days => days * 86400);

  const draw = place => {
    const table = document.getElementById(place.dataset.chart);
    if (!table || !window.uPlot) { return; }
    const zone = place.dataset.timeZone;
    const isCourse = place.dataset.chart === "course-table";
    const tick = inZone(zone, isCourse ? CLOCK : DAY);
    const whole = inZone(zone, isCourse ? Object.assign({}, DAY, CLOCK) : Object.assign({year: "numeric"}, DAY));
    const nights = (place.dataset.nights || "").split(" ").filter(Boolean).map(night => night.split("-").map(Number));
    const axis = extra => Object.assign({stroke: colour("--soft"), grid: {stroke: colour("--line"), width: 1}, ticks: {stroke: colour("--line")}}, extra);
    const axes = [axis({values: (chart, moments) => moments.map(tick), space: 70, incrs: isCourse ? undefined : DAYS}), axis({size: 64, incrs: STEPS})];
    const lagAxis = table.querySelector("[data-scale=lag]") ? 56 : 0;
    if (lagAxis > 0) {
      axes.push(axis({scale: "lag", side: 1, size: lagAxis, incrs: STEPS, grid: {show: false}}));
    }
    const hasRoom = place.clientWidth > 3 * ROOM_FOR_NAMES;
    const columns = numbers(table);
    const [moments] = columns;
    // One row alone stands in the middle of an hour or a day; uPlot would show years after it.
    const alone = isCourse ? 1800 : 43200;
    const wide = {range: (chart, first, last) => moments.length === 1 ? [first - alone, first + alone] : [first, last]};
    const fromZero = {range: (chart, low, high) => [0, high > 0 ? high * 1.1 : 1]};
    place.replaceChildren();
    new window.uPlot({
      width: place.clientWidth,
      height: 220,
      tzDate: at => window.uPlot.tzDate(new Date(at * 1000), zone),
      series: [{label: table.tHead.rows[0].cells[0].textContent, value: (chart, at) => at === null ? "" : whole(at)}, ...lines(table)],
      scales: {x: wide, y: fromZero, lag: fromZero},
      axes,
      padding: [null, hasRoom ? ROOM_FOR_NAMES : null, null, null],
      plugins: [shaded(nights), latestShown, ...(hasRoom ? [named(lagAxis)] : [])]
    }, columns, place);
  };

  const drawAll = () => document.querySelectorAll("[data-chart]").forEach(draw);
  drawAll();
  document.body.addEventListener("htmx:afterSettle", drawAll);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
  let resizing;
  addEventListener("resize", () => { clearTimeout(resizing); resizing = setTimeout(drawAll, 150); });
})();
