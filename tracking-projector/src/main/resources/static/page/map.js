import {at, made} from './dom.js';
import {happenedAt} from './story.js';
import {say} from './texts.js';
import {when} from './times.js';
import {title} from './timeline.js';

// Where the scans were. The library is loaded when there is something to show; no tiles are needed, and nothing comes from elsewhere.
const LEAFLET = '/webjars/leaflet/1.9.4/dist/leaflet.js';
const STILL = matchMedia('(prefers-reduced-motion: reduce)').matches;
const SPOT_PX = 26;

let beginning = null;
let map = null;
let zoom = null;
let drawn = null;
let fitted = '';

export async function showMap(story) {
  const spots = scans(story);
  const goal = story.order?.receiver?.location;
  at('map-section').hidden = spots.length === 0 && goal === undefined;
  if (at('map-section').hidden) { return; }
  try {
    beginning ??= begin();
    map = await beginning;
  } catch {
    beginning = null;
    at('map').textContent = say('map.failed');
    return;
  }
  draw(spots, goal, story.code);
}

// In the order of time; a place that is scanned again and again is one spot.
function scans(story) {
  const spots = [];
  for (const entry of story.byTime().filter(each => each.location?.lat !== undefined && each.location?.lon !== undefined)) {
    const {lat, lon} = entry.location;
    const before = spots.at(-1);
    if (before?.lat === lat && before?.lon === lon) { before.entries.push(entry); }
    else { spots.push({lat, lon, entries: [entry]}); }
  }
  return spots;
}

async function begin() {
  await import(LEAFLET);
  at('map').textContent = '';
  const still = {zoomAnimation: !STILL, fadeAnimation: !STILL, markerZoomAnimation: !STILL, inertia: !STILL};
  const begun = L.map('map', {attributionControl: false, zoomControl: false, ...still}).setView([0, 0], 2);
  L.control.scale({imperial: false}).addTo(begun);
  return begun;
}

function draw(spots, goal, code) {
  zoom?.remove();
  zoom = L.control.zoom({zoomInTitle: say('map.in'), zoomOutTitle: say('map.out')}).addTo(map);
  drawn?.remove();
  drawn = L.layerGroup().addTo(map);
  const places = spots.map(spot => [spot.lat, spot.lon]);
  L.polyline(places, {className: 'way', weight: 3, interactive: false}).addTo(drawn);
  spots.forEach((spot, place) => marker(spot, String(place + 1), place === spots.length - 1 ? 'last' : '', words(spot)));
  if (goal !== undefined) { marker(goal, '◎', 'goal', [made('div', {text: say('map.goal')})]); }
  const all = goal === undefined ? places : [...places, [goal.lat, goal.lon]];
  if (fitted !== code + all.length) {
    map.invalidateSize();
    map.fitBounds(L.latLngBounds(all).pad(0.2), {maxZoom: 13, animate: false});
    fitted = code + all.length;
  }
}

// Not in the way of the keys: all of it is in the time line, too.
function marker(spot, text, kind, said) {
  const html = made('div', {className: 'spot ' + kind, text});
  html.style.width = html.style.height = SPOT_PX + 'px';
  L.marker([spot.lat, spot.lon], {icon: L.divIcon({html, className: '', iconSize: [SPOT_PX, SPOT_PX]}), keyboard: false})
    .bindTooltip(made('div', {}, ...said)).addTo(drawn);
}

const words = spot => spot.entries.map(entry => made('div', {text: [title(entry), entry.location.text, when(happenedAt(entry))].filter(part => part).join(' · ')}));
