// Adds to each moment what the clock says where the reader is. Pages are whole without it.
(() => {
  const language = document.documentElement.lang === "en" ? "en-GB" : "zh-Hans-CN";
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const day = {weekday: "short", day: "numeric", month: "short", year: "numeric"};
  const time = {hour: "2-digit", minute: "2-digit", hourCycle: "h23"};
  const format = new Intl.DateTimeFormat(language, {...day, ...time, timeZone: zone});
  for (const place of document.querySelectorAll("[data-begins]")) {
    const begins = new Date(place.dataset.begins);
    const ends = place.dataset.ends ? new Date(place.dataset.ends) : null;
    const told = ends ? format.formatRange(begins, ends) : format.format(begins);
    place.append(`${told} (${zone.replace(/_/g, " ")})`);
    place.hidden = false;
  }
})();
