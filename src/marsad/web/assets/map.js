// The map of the overview. Without it, the table of areas says the same.

const box = document.querySelector("#map");
const note = document.querySelector("#map-note");
const about = document.querySelector("#map-about");

function lines(...texts) {
  const found = document.createElement("div");
  found.dir = document.documentElement.dir;
  for (const text of texts) found.append(Object.assign(document.createElement("div"), { textContent: text }));
  return found;
}

// Area in proportion to people, so that ten times as many look ten times as much.
const radius = (people) => 5 + Math.min(30, 1.6 * Math.sqrt(people));

function gathered(cluster) {
  const count = cluster.getAllChildMarkers().reduce((sum, one) => sum + one.options.count, 0);
  const size = 30 + Math.min(24, 4 * Math.log2(count));
  return L.divIcon({ html: lines(String(count)), className: "gathered", iconSize: [size, size] });
}

function go(layer, shape) {
  layer.bindTooltip(lines(shape.title, shape.words), { direction: "top" });
  layer.on("click", () => location.assign(shape.href));
  return layer;
}

async function outlines(map, data) {
  const shaded = new Map(data.areas.map((one) => [`${one.country} ${one.name}`, one]));
  const countries = new Set([...data.countries, ...data.areas.map((one) => one.country)]);
  const seen = L.latLngBounds([]);
  const drawn = [...countries].filter((one) => /^[A-Z]{2}$/.test(one)).map(async (country) => {
    const answer = await fetch(`/built/borders/${country}.json`);
    if (!answer.ok) return;
    const shape = (area) => shaded.get(`${country} ${area.properties.name}`);
    L.geoJSON(await answer.json(), {
      pane: "borders",
      style: (area) => ({ className: shape(area) ? "area shaded" : "area" }),
      onEachFeature: (area, layer) => {
        if (shape(area)) seen.extend(go(layer, shape(area)).getBounds());
      },
    }).addTo(map);
  });
  await Promise.all(drawn);
  return seen;
}

async function draw() {
  const answer = await fetch(box.dataset.from);
  if (!answer.ok) return;
  const data = await answer.json();
  if (data.unplaced) note.textContent = data.unplaced;
  if (!data.spots.length && !data.areas.length) return;
  box.hidden = about.hidden = false;
  const map = L.map(box, { attributionControl: false, zoomSnap: 0.5, maxZoom: 12, minZoom: 2 });
  map.createPane("borders").style.zIndex = 350; // beneath the circles
  const circles = L.markerClusterGroup({ iconCreateFunction: gathered, maxClusterRadius: 40, showCoverageOnHover: false });
  for (const spot of data.spots) {
    const style = { radius: radius(spot.people), count: spot.count, className: spot.near ? "spot near" : "spot" };
    circles.addLayer(go(L.circleMarker(spot.at, style), spot));
  }
  const seen = await outlines(map, data);
  if (data.spots.length) seen.extend(circles.getBounds());
  map.fitBounds(seen.isValid() ? seen.pad(0.15) : [[10, 20], [40, 60]], { maxZoom: 7 }); // a place alone, with its area
  map.addLayer(circles);
}

if (box) draw();
