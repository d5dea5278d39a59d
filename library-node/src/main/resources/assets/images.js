// Shows the images that an IIIF manifest names, by the Presentation API 2 or 3. The page tells where they come from.
(() => {
  const at = id => document.getElementById(id);
  const frame = at("viewer");
  const language = document.documentElement.lang;

  const first = value => (Array.isArray(value) ? value[0] : value);
  const address = thing => (typeof thing === "string" ? thing : thing?.id ?? thing?.["@id"]);
  const secure = url => (/^https:/.test(url ?? "") ? url : undefined);

  // A text of version 2 is a string, {"@value"}, or a list of both; of version 3, lists by language.
  const text = value => {
    const one = first(value) ?? "";
    const chosen = typeof one === "string" ? one
      : one["@value"] ?? [one[language], one[language.slice(0, 2)], one.none, ...Object.values(one)].find(Boolean);
    return Array.isArray(chosen) ? chosen.join(" ") : String(chosen ?? "");
  };

  // Credits may have some HTML, of which only the text is shown.
  const plain = html => new DOMParser().parseFromString(html, "text/html").body.textContent.trim();

  const image = canvas => {
    const painted = first(first(canvas.items)?.items)?.body ?? first(canvas.images)?.resource;
    const chosen = first(first(painted)?.items) ?? first(painted)?.default ?? first(painted);
    return {
      name: text(canvas.label),
      file: secure(address(chosen)),
      service: secure(address(first(chosen?.service))),
      width: canvas.width,
      height: canvas.height,
    };
  };

  const json = async url => {
    const answer = await fetch(url, {credentials: "omit"});
    if (!answer.ok) {
      throw new Error(`${url} answers ${answer.status}`);
    }
    return answer.json();
  };

  const images = manifest =>
    (manifest.items ?? first(manifest.sequences)?.canvases ?? []).map(image).filter(each => each.file ?? each.service);

  let map;
  let shown;
  const emptied = options => {
    map?.remove();
    map = L.map(frame, {crs: L.CRS.Simple, attributionControl: false, zoomControl: false, zoomSnap: 0.25, ...options});
    L.control.zoom({zoomInTitle: frame.dataset.zoomIn, zoomOutTitle: frame.dataset.zoomOut}).addTo(map);
    map.setView([0, 0], 0);
    return map;
  };

  const say = words => {
    emptied({});
    frame.append(Object.assign(document.createElement("p"), {textContent: words}));
  };

  const whole = each => {
    const bounds = [[-each.height, 0], [0, each.width]];
    emptied({minZoom: -8, maxZoom: 2}).fitBounds(bounds);
    L.imageOverlay(each.file, bounds, {alt: each.name})
      .on("error", () => shown === each && say(frame.dataset.failed))
      .addTo(map);
  };

  // The address of what a service says of its tiles; none if it does not answer.
  const tiles = async service => {
    const info = `${service.replace(/\/$/, "")}/info.json`;
    return json(info).then(() => info, unreadable => { console.warn(unreadable.message); });
  };

  const show = async each => {
    shown = each;
    const info = each.service && await tiles(each.service);
    if (shown !== each) {
      return;
    }
    frame.querySelector(":scope > p")?.remove();
    if (info) {
      L.tileLayer.iiif(info).addTo(emptied({}));
    } else if (each.file) {
      whole(each);
    } else {
      say(frame.dataset.failed);
    }
  };

  const leaf = pages => {
    let number = 0;
    const place = at("place");
    const turn = step => {
      number += step;
      const each = pages[number];
      at("previous").disabled = number === 0;
      at("next").disabled = number === pages.length - 1;
      const where = place.dataset.place.replace("$n", number + 1).replace("$m", pages.length);
      place.textContent = each.name ? `${where} · ${each.name}` : where;
      return show(each);
    };
    at("previous").addEventListener("click", () => turn(-1));
    at("next").addEventListener("click", () => turn(1));
    frame.hidden = false;
    at("turns").hidden = false;
    return turn(0);
  };

  json(frame.dataset.manifest)
    .then(manifest => {
      const found = images(manifest);
      if (!found.length) {
        throw new Error("the manifest names no image");
      }
      const credit = plain(text(manifest.requiredStatement?.value ?? manifest.attribution));
      at("credit").textContent = credit;
      at("credit").hidden = !credit;
      return leaf(found);
    })
    .catch(unreadable => {
      console.warn(unreadable.message);
      at("failed").hidden = false;
    });
})();
