// A picture that cannot be loaded leaves no hole.
(() => {
  const leave = picture => {
    (picture.closest("figure, .picture, .small-pictures li") ?? picture).hidden = true;
  };
  document.addEventListener("error", event => event.target.tagName === "IMG" && leave(event.target), true);
  [...document.images].filter(each => each.complete && !each.naturalWidth).forEach(leave);
})();

// Adds the reader's local time to each moment, and buttons that copy and share. Pages are complete without it.
(() => {
  const chinese = document.documentElement.lang.startsWith("zh");
  const language = chinese ? "zh-Hans-CN" : "en-GB";
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const date = new Intl.DateTimeFormat(language, {day: "numeric", month: "long", year: "numeric", timeZone: zone});
  const weekday = new Intl.DateTimeFormat(language, {weekday: "short", timeZone: zone});
  const times = new Intl.DateTimeFormat(language, {hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone});

  // In the page's own format for days.
  const day = moment => chinese
    ? `${date.format(moment)}（${weekday.format(moment)}）`
    : `${weekday.format(moment)} ${date.format(moment)}, `;
  const dash = chinese ? "—" : "–";

  const told = (begins, ends) => {
    const start = day(begins) + times.format(begins);
    if (!ends) {
      return start;
    }
    return day(begins) === day(ends)
      ? `${start}${dash}${times.format(ends)}`
      : `${start}${chinese ? dash : " – "}${day(ends)}${times.format(ends)}`;
  };

  const moments = [...document.querySelectorAll("[data-begins]")];
  for (const place of moments.filter(each => !each.dataset.zones.split(" ").includes(zone))) {
    const {begins, ends} = place.dataset;
    const name = zone.replace(/_/g, " ");
    place.append(told(new Date(begins), ends && new Date(ends)) + (chinese ? `（${name}）` : ` (${name})`));
    place.hidden = false;
  }

  const offered = (can, name, act) => {
    for (const button of can ? document.querySelectorAll(`[data-${name}]`) : []) {
      button.hidden = false;
      button.addEventListener("click", () => act(button).catch(() => {}));
    }
  };

  const copied = (button, text) =>
    navigator.clipboard.writeText(text).then(() => { button.textContent = button.dataset.done; });

  offered(navigator.clipboard, "copies", button =>
    copied(button, document.getElementById(button.dataset.copies).textContent));
  offered(navigator.clipboard && !navigator.share, "links", button => copied(button, button.dataset.links));
  offered(navigator.share, "shares", button => navigator.share({title: document.title, url: button.dataset.shares}));
})();
