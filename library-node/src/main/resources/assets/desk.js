// Keeps what is typed, and runs the clocks. The desk works without it: every button keeps what is typed as well.
(() => {
  const tick = () => document.querySelectorAll("[data-zone]").forEach(clock => {
    clock.textContent = new Date().toLocaleTimeString("en-GB", {timeZone: clock.dataset.zone, hour: "2-digit", minute: "2-digit"});
  });
  tick();
  setInterval(tick, 5000);

  const problems = document.getElementById("problems");
  if (problems) { problems.focus(); }

  const form = document.querySelector("form[data-keep]");
  if (!form) { return; }
  const kept = document.getElementById("kept");
  const PAUSE = 1500;
  let timer;
  let sent = new URLSearchParams(new FormData(form)).toString();

  // A request that fails is made again with the next key, and by the next button in any case.
  const keep = () => {
    const typed = new URLSearchParams(new FormData(form)).toString();
    if (typed === sent) { return; }
    fetch(form.action + "/keep", {method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual"})
      .then(answer => answer.ok ? answer.text() : Promise.reject(answer.status))
      .then(text => { sent = typed; kept.textContent = text; })
      .catch(() => {});
  };
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(keep, PAUSE); });
  // What a button sends must not be kept once more after it.
  form.addEventListener("submit", () => { clearTimeout(timer); sent = new URLSearchParams(new FormData(form)).toString(); });
  addEventListener("pagehide", () => {
    const typed = new URLSearchParams(new FormData(form));
    if (typed.toString() !== sent) { navigator.sendBeacon(form.action + "/keep", typed); }
  });

  // A place that is chosen fills in what is known of it, and leaves alone what somebody has typed.
  const field = name => form.elements["/place/" + name];
  for (const [language, other] of [["en", "zh-Hans"], ["zh-Hans", "en"]]) {
    const name = field("name/" + language);
    if (!name) { continue; }
    name.addEventListener("change", () => {
      const place = [...document.getElementById("places-" + language).options].find(option => option.value === name.value);
      if (!place) { return; }
      const known = {["name/" + other]: place.dataset.other, address: place.dataset.address, latitude: place.dataset.latitude, longitude: place.dataset.longitude};
      for (const [member, value] of Object.entries(known)) {
        const target = field(member);
        if (target && value && target.value === "") { target.value = value; }
      }
      form.dispatchEvent(new Event("input"));
    });
  }
})();
