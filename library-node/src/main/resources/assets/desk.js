// Keeps what is typed, adds pieces to forms, and runs the clocks. The desk works without it: every button keeps what is typed as well.
(() => {
  const tick = () => document.querySelectorAll("[data-zone]").forEach(clock => {
    clock.textContent = new Date().toLocaleTimeString("en-GB", {timeZone: clock.dataset.zone, hour: "2-digit", minute: "2-digit"});
  });
  tick();
  setInterval(tick, 5000);

  const showProblems = () => {
    const problems = document.getElementById("problems");
    problems?.focus();
    return Boolean(problems);
  };
  showProblems();

  // What is typed lies in the browser until the desk has said that it has it.
  const DATABASE = "desk";
  const TYPED = "typed";
  const DAYS_KEPT = 7 * 24 * 60 * 60 * 1000;
  const open = () => new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(TYPED, {keyPath: "page"});
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      opening.result.onversionchange = () => opening.result.close();
      resolve(opening.result);
    };
  });
  // Now and then a browser's database does not answer. That must not hold up what a button sends.
  const MOST_WAIT = 3000;
  const late = () => new Promise((_, reject) => setTimeout(() => reject(new Error("The browser's database does not answer")), MOST_WAIT));
  const inBrowser = act => Promise.race([inDatabase(act), late()]);
  const inDatabase = async act => {
    const database = await open();
    try {
      return await new Promise((resolve, reject) => {
        const transaction = database.transaction(TYPED, "readwrite");
        const request = act(transaction.objectStore(TYPED));
        transaction.oncomplete = () => resolve(request.result);
        transaction.onabort = () => reject(transaction.error);
      });
    } finally {
      database.close();
    }
  };
  const eraseAll = () => new Promise(resolve => {
    try {
      const erasing = indexedDB.deleteDatabase(DATABASE);
      erasing.onsuccess = erasing.onerror = erasing.onblocked = resolve;
      setTimeout(resolve, MOST_WAIT);
    } catch (failure) {
      resolve();
    }
  });
  const isOld = record => record.time < Date.now() - DAYS_KEPT;
  const remembered = inBrowser(store => {
    const all = store.getAll();
    all.onsuccess = () => all.result.filter(isOld).forEach(it => store.delete(it.page));
    return all;
  }).then(all => all.filter(it => !isOld(it)), () => []);

  let form = document.querySelector("form[data-keep]");
  const leave = document.querySelector("form.who");
  if (!form) {
    leave?.addEventListener("submit", async event => {
      event.preventDefault();
      await eraseAll();
      leave.submit();
    });
    return;
  }

  const {keep: keeper, typed: where} = form.dataset;
  // Letters wait in the browser until a button saves them: a draft is everybody's.
  const isAtDesk = where !== "browser";
  const PAUSE = 1500;
  const PATIENCE = 5000;
  const LONGEST_PAUSE = 60000;
  const TIME_TO_LET_GO = 2000;
  // A file is no text: it is sent by itself.
  const fields = () => { const all = new FormData(form); all.delete("picture"); return new URLSearchParams(all); };
  const typed = () => fields().toString();
  let page = form.elements.page?.value ?? `${Date.now()} ${Math.random()}`;
  let timer;
  let pause = PATIENCE;
  let keeping;
  let sent = typed();
  let isSafe = false;
  let isIncomplete = false;
  let isLeaving = false;
  let isSigningOut = false;

  const bar = () => document.getElementById("kept");
  const tell = (text, isKept) => {
    if (bar().textContent !== text) { bar().textContent = text; }
    bar().classList.toggle("error-text", !isKept);
  };
  const tellBrowser = safe => tell(safe ? bar().dataset.browser : bar().dataset.nowhere, safe);
  const isLost = () => bar().classList.contains("error-text");
  const keepIn = time => { clearTimeout(timer); timer = setTimeout(keep, time); };

  const remember = async () => {
    const record = {page, keeper, action: form.action, at: location.pathname + location.search, text: typed(), time: Date.now()};
    isSafe = await inBrowser(store => store.put(record)).then(() => true, () => false);
    return isSafe;
  };
  const drop = name => inBrowser(store => store.delete(name)).catch(() => {});
  const forget = () => drop(page);
  const lose = async reason => {
    if (!isLost()) { tell(reason, false); }
    const safe = await remember();
    if (isLost() && typed() !== sent) { tell(safe ? bar().dataset.browser : bar().dataset.nowhere, false); }
  };

  // What is typed counts as kept only when the desk has said so. One request at a time, so that none overtakes another.
  const send = async text => {
    try {
      const answer = await fetch(form.action + "/keep", {
        method: "POST", body: new URLSearchParams(text), redirect: "manual", signal: AbortSignal.timeout(PATIENCE)});
      pause = PATIENCE;
      if (answer.type === "opaqueredirect") {
        tell(bar().dataset.signedOut, false);
      } else if (answer.ok || answer.status === 409) {
        tell(await answer.text(), answer.ok);
        document.getElementById("compare").hidden = answer.ok;
        sent = text;
        if (typed() === text) { await forget(); }
        if (isIncomplete && typed() === text) { location.replace(form.action); }
      } else {
        tell(bar().dataset.refused, false);
      }
      return true;
    } catch (failure) {
      await lose(failure.name === "TimeoutError" ? bar().dataset.unanswered : bar().dataset.offline);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
      return false;
    }
  };
  const keep = async () => {
    const text = typed();
    if (!isAtDesk || keeping || isLeaving || text === sent) { return keeping ?? true; }
    keeping = send(text);
    const isAnswered = await keeping;
    keeping = undefined;
    if (typed() !== sent) { keepIn(isLost() ? pause : PAUSE); }
    return isAnswered;
  };
  document.addEventListener("input", async event => {
    if (event.target.form !== form && event.target !== form) { return; }
    isSigningOut = false;
    pause = PATIENCE;
    if (typed() === sent) { await forget(); return; }
    if (!navigator.onLine) {
      await lose(bar().dataset.offline);
    } else if (isAtDesk) {
      await remember();
    } else {
      tellBrowser(await remember());
    }
    if (isAtDesk && !isLeaving) { keepIn(isLost() ? pause : PAUSE); }
  });
  addEventListener("offline", () => { if (typed() !== sent) { lose(bar().dataset.offline); } });
  addEventListener("online", () => {
    pause = PATIENCE;
    if (isAtDesk) { keep(); } else if (isLost() && isSafe) { tell(bar().dataset.browser, true); }
  });

  // Without a connection, what a button sends would be lost. Nothing is kept once more after it. The browser sends no form while
  // it still tells of the button, as it does where nothing had to be kept before. What lies in the browser must be what is sent, so
  // that no earlier text comes back over it.
  const press = async button => {
    isLeaving = true;
    clearTimeout(timer);
    if (!isAtDesk) { await remember(); }
    setTimeout(() => form.requestSubmit(button));
  };
  const names = part => [...part.querySelectorAll("[name]")].map(field => field.name);
  // A list gets no second empty row: the first field of the one that it has.
  const emptyRow = button => {
    const list = /^more:(.*)/.exec(button?.value)?.[1];
    const fields = [...form.elements].filter(field => field.name.startsWith(list + "/") && field.type !== "hidden");
    const row = fields.at(-1)?.name.slice(list.length + 1).split("/")[0];
    return fields.find(field => field.name.startsWith(list + "/" + row + "/"));
  };
  const focusNew = (before, button) => {
    const added = [...form.elements].find(field => field.name && field.name !== "do" && field.type !== "hidden" && !before.includes(field.name));
    const same = [...form.elements].find(field => field.name === "do" && field.value === button?.value && !field.classList.contains("unseen"));
    (added ?? emptyRow(button) ?? same)?.focus();
  };

  // Takes over the parts of an item's form that have more fields than before. What somebody types meanwhile stays.
  const extend = (answer, text) => {
    const isChanged = typed() !== text;
    for (const part of form.querySelectorAll("section.panel")) {
      const other = answer.getElementById(part.id);
      const here = names(part);
      const isRefused = other?.querySelector("[role=alert]");
      if (!other || !(isRefused || names(other).some(name => !here.includes(name)))) { continue; }
      part.querySelectorAll("details[open]").forEach(it => [...other.querySelectorAll("details")]
        .filter(each => each.textContent === it.textContent).forEach(each => { each.open = true; }));
      for (const field of part.querySelectorAll("input, textarea, select")) {
        const same = [...other.querySelectorAll("[name]")].find(it => it.id === field.id && it.name === field.name);
        if (same && field.id && field.type !== "file") { [same.value, same.checked] = [field.value, field.checked]; }
      }
      part.replaceWith(other);
      htmx.process(other);
    }
    if (!document.getElementById("language-error")) { form.elements.language.value = ""; }
    sent = isChanged ? "" : typed();
  };
  const exchange = (answer, text) => {
    const other = document.adoptNode(answer.querySelector("main"));
    document.querySelector("main").replaceWith(other);
    form = other.querySelector("form[data-keep]");
    htmx.process(other);
    sent = typed() === text ? sent : "";
    remember().then(tellBrowser);
  };
  const act = async button => {
    const text = typed();
    const before = names(form);
    const body = fields();
    if (button?.name) { body.append(button.name, button.value); }
    try {
      const answer = await fetch(button?.getAttribute("formaction") ?? form.action, {method: "POST", body, signal: AbortSignal.timeout(4 * PATIENCE)});
      const isSignIn = new URL(answer.url).pathname.startsWith("/sign-in");
      const html = new DOMParser().parseFromString(await answer.text(), "text/html");
      const next = html.querySelector("form[data-keep]");
      if (isSignIn || !answer.ok) {
        press(button);
      } else if (!isAtDesk && answer.redirected) {
        isLeaving = true;
        await forget();
        location.assign(answer.url);
      } else if (!next) {
        press(button);
      } else {
        isAtDesk ? extend(html, text) : exchange(html, text);
        if (typed() === sent) { await forget(); }
        if (!showProblems()) { focusNew(before, button); }
      }
    } catch (failure) {
      await lose(failure.name === "TimeoutError" ? bar().dataset.unanswered : bar().dataset.offline);
    }
  };
  document.addEventListener("submit", async event => {
    if (event.target.matches("[action$='/discard'], [action$='/delete']") && !isLeaving) {
      event.preventDefault();
      isLeaving = true;
      await forget();
      event.target.submit();
    }
    if (event.target !== form || isLeaving) { return; }
    event.preventDefault();
    const button = event.submitter;
    clearTimeout(timer);
    if (!navigator.onLine) { await lose(bar().dataset.offline); return; }
    await keeping;
    if (!isAtDesk) {
      await act(button);
    } else if (await keep()) {
      const isAdding = /^(more:.*|language)$/.test(button?.value) && document.getElementById("compare").hidden && !isLost();
      await (isAdding ? act(button) : press(button));
    }
  });

  // Pictures that are chosen or dropped are uploaded one after the other, each with the form as it is then.
  const upload = file => new Promise((resolve, reject) => {
    const body = new FormData();
    fields().forEach((value, name) => body.append(name, value));
    body.append("picture", file);
    const progress = document.getElementById("upload-progress");
    const request = new XMLHttpRequest();
    request.upload.onprogress = event => { if (event.lengthComputable) { progress.value = event.loaded / event.total; } };
    request.upload.onload = () => progress.removeAttribute("value");
    request.onerror = request.ontimeout = reject;
    request.onload = () => (request.status === 200 ? resolve(request) : reject(request.status));
    request.open("POST", form.action + "/pictures");
    progress.value = 0;
    progress.hidden = false;
    request.send(body);
  });
  const uploadAll = async files => {
    const offer = document.getElementById("upload").dataset;
    const failed = [];
    for (const file of files) {
      if (file.size > Number(offer.most)) { failed.push(`${file.name}: ${offer.tooLarge}`); continue; }
      clearTimeout(timer);
      await keeping;
      if (!await keep() || isLost() || !document.getElementById("compare").hidden) { return; }
      const text = typed();
      const before = names(form);
      try {
        const answer = await upload(file);
        const html = new DOMParser().parseFromString(answer.responseText, "text/html");
        if (!html.querySelector("form[data-keep]")) { location.assign(answer.responseURL); return; }
        extend(html, text);
        const refused = document.getElementById("upload-error");
        if (refused) { failed.push(`${file.name}: ${refused.textContent.trim()}`); } else { focusNew(before); }
      } catch (failure) {
        document.getElementById("upload-progress").hidden = true;
        failed.push(`${file.name}: ${failure === 413 ? offer.tooLarge : offer.refused}`);
      }
    }
    if (failed.length) {
      document.getElementById("f-pictures-more").focus();
      tell(failed.join(" "), false);
    }
  };
  const uploader = event => event.target.closest?.("#upload");
  if (document.getElementById("upload")) {
    const offer = () => {
      document.querySelector("#upload [value=upload]").hidden = true;
      document.getElementById("f-pictures-more").multiple = true;
    };
    offer();
    new MutationObserver(offer).observe(form, {childList: true, subtree: true});
    document.addEventListener("change", event => {
      if (event.target.id === "f-pictures-more") { uploadAll([...event.target.files]); }
    });
    document.addEventListener("dragover", event => { if (uploader(event)) { event.preventDefault(); } });
    document.addEventListener("drop", event => {
      if (uploader(event)) {
        event.preventDefault();
        uploadAll([...event.dataTransfer.files]);
      }
    });
  }
  addEventListener("pagehide", () => {
    const text = typed();
    if (isSigningOut) {
      eraseAll();
    } else if (isAtDesk && !isLeaving && text !== sent) {
      navigator.sendBeacon(form.action + "/keep", new URLSearchParams(text));
    }
  });
  addEventListener("beforeunload", event => {
    if (!isLeaving && typed() !== sent && (isSigningOut || (isLost() && !isSafe))) { event.preventDefault(); }
  });
  leave?.addEventListener("submit", async event => {
    event.preventDefault();
    await keeping;
    await keep();
    if (typed() === sent) { await eraseAll(); }
    isSigningOut = true;
    leave.submit();
  });

  // A form that is open holds its name, so that no other takes its text over. One that is closed may let go a little later.
  const hold = name => !navigator.locks ? Promise.resolve(true) : new Promise(taken => navigator.locks
    .request("form " + name, {signal: AbortSignal.timeout(TIME_TO_LET_GO)}, () => { taken(true); return new Promise(() => {}); })
    .catch(() => taken(false)));
  // Ticked boxes come first in their list: the number of a box differs from page to page.
  const box = (name, value) => name.replace(/\/\d+$/, "/") + " " + value;
  const fill = record => {
    const text = new URLSearchParams(record.text);
    const boxes = [...text].map(it => box(...it));
    const hidden = [...form.querySelectorAll("input[type=hidden]")];
    const known = hidden.map(field => field.name);
    hidden.forEach(field => field.remove());
    for (const field of form.querySelectorAll("input, textarea, select")) {
      if (!field.name) { continue; }
      if (field.type === "checkbox") { field.checked = boxes.includes(box(field.name, field.value)); continue; }
      field.value = text.get(field.name) ?? "";
      if (field.value === "" && text.get(field.name) && field.tagName === "SELECT") { field.add(new Option(text.get(field.name), text.get(field.name), true, true)); }
    }
    const shown = [...form.elements].map(field => field.type === "checkbox" ? box(field.name, field.value) : field.name);
    for (const [name, value] of [...text].filter(it => !shown.includes(it[0]) && !shown.includes(box(...it)))) {
      form.append(Object.assign(document.createElement("input"), {type: "hidden", name, value}));
      isIncomplete ||= isAtDesk && !known.includes(name);
    }
    form.action = record.action;
    page = record.page;
  };
  const content = text => [...new URLSearchParams(text)].filter(([name]) => !["page", "seen", "base"].includes(name)).join();
  const restore = async () => {
    const here = location.pathname + location.search;
    const mine = (await remembered)
      .filter(it => it.keeper === keeper && (it.action === form.action || it.at === here))
      .sort((one, other) => other.time - one.time);
    for (const record of mine) {
      if (await hold(record.page)) {
        if (typed() !== sent) { break; }
        if (content(record.text) === content(sent)) {
          await drop(record.page);
          continue;
        }
        fill(record);
        tell(bar().dataset.restored, true);
        document.getElementById("forget")?.removeAttribute("hidden");
        keep();
        return;
      }
    }
    hold(page);
  };
  document.addEventListener("click", async event => {
    if (event.target.id === "forget") {
      isLeaving = true;
      await forget();
      location.replace(location.href);
    }
  });
  restore();

  // A place that is chosen fills in what is known of it, and leaves alone what somebody has typed.
  document.addEventListener("change", event => {
    const language = /^\/place\/name\/(en|zh-Hans)$/.exec(event.target.name)?.[1];
    const place = language && [...document.getElementById("places-" + language).options].find(option => option.value === event.target.value);
    if (!place) { return; }
    const known = {["name/" + (language === "en" ? "zh-Hans" : "en")]: place.dataset.other, authority: place.dataset.authority, address: place.dataset.address, latitude: place.dataset.latitude, longitude: place.dataset.longitude};
    for (const [member, value] of Object.entries(known)) {
      const target = form.elements["/place/" + member];
      if (target && value && target.value === "") { target.value = value; }
    }
    form.dispatchEvent(new Event("input", {bubbles: true}));
  });
})();
