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
  const PATIENCE = 5000;
  const typed = () => new URLSearchParams(new FormData(form)).toString();
  let timer;
  let keeping = false;
  let sent = typed();

  const tell = (text, isKept) => {
    kept.textContent = text;
    kept.classList.toggle("error-text", !isKept);
  };
  const isLost = () => kept.classList.contains("error-text");
  const keepIn = pause => { clearTimeout(timer); timer = setTimeout(keep, pause); };

  // What is typed counts as kept only when the desk has said so. One request at a time, so that none overtakes another.
  const keep = async () => {
    const text = typed();
    if (keeping || text === sent) { return; }
    keeping = true;
    try {
      const answer = await fetch(form.action + "/keep", {
        method: "POST", body: new URLSearchParams(text), redirect: "manual", signal: AbortSignal.timeout(PATIENCE)});
      if (answer.type === "opaqueredirect") {
        tell(kept.dataset.signedOut, false);
      } else if (answer.ok || answer.status === 409) {
        tell(await answer.text(), answer.ok);
        document.getElementById("compare").hidden = answer.ok;
        sent = text;
      } else {
        tell(kept.dataset.refused, false);
      }
    } catch (failure) {
      tell(failure.name === "TimeoutError" ? kept.dataset.unanswered : kept.dataset.offline, false);
    }
    keeping = false;
    if (typed() !== sent) { keepIn(isLost() ? PATIENCE : PAUSE); }
  };
  form.addEventListener("input", () => {
    keepIn(PAUSE);
    if (!navigator.onLine) { tell(kept.dataset.offline, false); }
  });
  addEventListener("offline", () => { if (typed() !== sent) { tell(kept.dataset.offline, false); } });
  addEventListener("online", keep);
  // What a button sends must not be kept once more after it. Without a connection it would only be lost.
  form.addEventListener("submit", event => {
    if (!navigator.onLine) {
      event.preventDefault();
      tell(kept.dataset.offline, false);
      return;
    }
    clearTimeout(timer);
    sent = typed();
  });
  addEventListener("pagehide", () => {
    const text = typed();
    if (text !== sent) { navigator.sendBeacon(form.action + "/keep", new URLSearchParams(text)); }
  });
  addEventListener("beforeunload", event => {
    if (typed() !== sent && isLost()) { event.preventDefault(); }
  });

  // A place that is chosen fills in what is known of it, and leaves alone what somebody has typed.
  const field = name => form.elements["/place/" + name];
  for (const [language, other] of [["en", "zh-Hans"], ["zh-Hans", "en"]]) {
    const name = field("name/" + language);
    if (!name) { continue; }
    name.addEventListener("change", () => {
      const place = [...document.getElementById("places-" + language).options].find(option => option.value === name.value);
      if (!place) { return; }
      const known = {["name/" + other]: place.dataset.other, authority: place.dataset.authority, address: place.dataset.address, latitude: place.dataset.latitude, longitude: place.dataset.longitude};
      for (const [member, value] of Object.entries(known)) {
        const target = field(member);
        if (target && value && target.value === "") { target.value = value; }
      }
      form.dispatchEvent(new Event("input"));
    });
  }
})();
