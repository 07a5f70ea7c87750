'use strict';
// Routes of one warehouse: /map.html?warehouse=1, and with &live=false those that have ended, too. Drawn anew whenever the answers change; no tiles are needed.
// With ?tiles=https://…/{z}/{x}/{y}.png&attribution=… a tile server of yours is shown below; the attribution is text.
const REFRESH_MS = 2000;
const ANSWER_MS = 10000;
const COLOURS = ['#1b6ca8', '#c8553d', '#2e7d5b', '#8e44ad', '#b7791f', '#0f7c8a', '#ad1457', '#5d6d1e', '#4a4e9e', '#7b4b32'];

const query = new URLSearchParams(location.search);
const warehouse = query.get('warehouse') || '1';
const live = query.get('live') !== 'false';
const tiles = query.get('tiles');
const map = L.map('map', {preferCanvas: false, attributionControl: tiles !== null}).setView([0, 0], 2);
const drawn = L.layerGroup().addTo(map);
let lastSeen = '';
let shown = null;
let freshAt = null;
let chosen = null;
let fitted = false;

if (tiles !== null && isTileAddress(tiles)) {
  L.tileLayer(tiles, {attribution: asMarkup(query.get('attribution') || ''), maxZoom: 19}).addTo(map);
} else if (tiles !== null) {
  map.attributionControl.addAttribution('no tiles: their address is none of http or https with {z}, {x} and {y}');
}
document.getElementById('warehouse').value = warehouse;
document.getElementById('ended').checked = !live;
['tiles', 'attribution'].filter(name => query.has(name)).forEach(keptByTheForm);

function isTileAddress(address) {
  const one = address.replace(/\{(s|x|y|-y|z|r)\}/g, '1');
  return !one.includes('{') && URL.canParse(one, location.href) && /^https?:$/.test(new URL(one, location.href).protocol);
}

// Leaflet takes an attribution for HTML.
function asMarkup(text) {
  return element('span', text).innerHTML;
}

function keptByTheForm(name) {
  const kept = document.createElement('input');
  Object.assign(kept, {type: 'hidden', name, value: query.get(name)});
  document.getElementById('choice').append(kept);
}

function element(name, text, className) {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) { made.className = className; }
  return made;
}

// A route keeps its colour for as long as it lives.
function colour(routeId) {
  return COLOURS[Number(routeId.substring(1)) % COLOURS.length];
}

const kilometres = metres => (metres / 1000).toFixed(1) + ' km';
const minutes = seconds => Math.round(seconds / 60) + ' min';
const kilograms = grams => (grams / 1000).toFixed(1) + ' kg';

const hasEnded = route => route.state === 'FINISHED' || route.state === 'SUPERSEDED';

function load(route) {
  const parts = [`${route.load.stops}${route.limits.stops === undefined ? '' : ' of ' + route.limits.stops} stops`];
  parts.push(kilograms(route.load.grams) + (route.limits.grams === undefined ? '' : ' of ' + kilograms(route.limits.grams)));
  return parts.join(', ');
}

function listed(route) {
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.key = route.routeId;
  button.setAttribute('aria-pressed', String(route.routeId === chosen));
  const patch = element('span', '', 'colour');
  patch.style.background = colour(route.routeId);
  button.append(
    patch,
    element('span', `${route.routeId} · courier ${route.courierId} · ${route.state.toLowerCase()}`, 'name'),
    element('span', `${kilometres(route.distanceMetres)}, ${minutes(route.durationSeconds)}`, 'figures'),
    element('span', load(route), 'load'));
  button.addEventListener('click', () => { chosen = chosen === route.routeId ? null : route.routeId; redraw(); });
  const item = document.createElement('li');
  item.append(button);
  return item;
}

function list(plan) {
  document.getElementById('routes').replaceChildren(...plan.routes.map(listed));
  const leftOut = plan.unassigned.map(out => element('li', `${out.lgOrderCode} / ${out.packageNo}: ${out.reason}`));
  document.getElementById('unassigned').replaceChildren(...leftOut);
  document.getElementById('left-out').hidden = leftOut.length === 0;
}

function draw(geo) {
  drawn.clearLayers();
  const faded = routeId => chosen !== null && chosen !== routeId;
  for (const feature of geo.features) {
    const said = feature.properties;
    if (said.kind === 'route') {
      L.geoJSON(feature, {style: {color: colour(said.routeId), weight: faded(said.routeId) ? 2 : 4, opacity: faded(said.routeId) ? 0.25 : hasEnded(said) ? 0.5 : 0.85,
        dashArray: said.state === 'PLANNED' ? '8 5' : null}}).addTo(drawn);
    } else {
      const at = [feature.geometry.coordinates[1], feature.geometry.coordinates[0]];
      const isStop = said.kind === 'stop';
      const icon = document.createElement('div');
      icon.className = isStop ? 'stop' : 'depot';
      icon.textContent = isStop ? said.sequence : '';
      icon.style.width = icon.style.height = isStop ? '20px' : '16px';
      if (isStop) { icon.style.background = colour(said.routeId); icon.style.opacity = faded(said.routeId) ? 0.25 : 1; }
      const words = isStop
        ? element('span', `${said.routeId}, stop ${said.sequence}: ${said.lgOrderCode} / ${said.packageNo}, ${minutes(said.etaSeconds)} after departure`)
        : element('span', 'warehouse ' + said.warehouseId);
      const marker = L.marker(at, {icon: L.divIcon({html: icon, className: '', iconSize: isStop ? [20, 20] : [16, 16]}), zIndexOffset: isStop ? 0 : 1000})
        .bindTooltip(words).addTo(drawn);
      marker.getElement().dataset.key = isStop ? `${said.routeId}/${said.lgOrderCode}/${said.packageNo}` : 'warehouse';
    }
  }
  if (!fitted && geo.features.length > 0) {
    map.fitBounds(L.geoJSON(geo).getBounds().pad(0.1));
    fitted = true;
  }
}

// Who has come to a route or a stop with the keys is there still. A choice ends with its route.
function redraw() {
  const key = document.activeElement?.dataset.key;
  if (!shown.plan.routes.some(route => route.routeId === chosen)) { chosen = null; }
  list(shown.plan);
  draw(shown.geo);
  if (key !== undefined) {
    document.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({preventScroll: true});
  }
}

// A reader of the screen hears only what is new.
function say(words, wrong) {
  const status = document.getElementById('status');
  if (status.textContent !== words) { status.textContent = words; }
  status.classList.toggle('wrong', wrong);
}

function inAll(plan) {
  const stops = plan.routes.reduce((sum, route) => sum + route.load.stops, 0);
  const metres = plan.routes.reduce((sum, route) => sum + route.distanceMetres, 0);
  return `${plan.routes.length} routes, ${stops} stops, ${kilometres(metres)}; ${plan.waiting === 1 ? '1 parcel waits' : plan.waiting + ' parcels wait'}`;
}

function outOfDate(error) {
  const why = error.name === 'TimeoutError' ? `no answer within ${ANSWER_MS / 1000} s` : error.message;
  return (freshAt === null ? 'Cannot be shown: ' : `Out of date since ${freshAt.toLocaleTimeString()}: `) + why;
}

async function ask(accept) {
  const answer = await fetch(`/warehouses/${encodeURIComponent(warehouse)}/routes?live=${live}`, {headers: {accept}, signal: AbortSignal.timeout(ANSWER_MS)});
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    throw new Error(problem.detail || 'HTTP ' + answer.status);
  }
  return answer.text();
}

async function refresh() {
  try {
    const [plan, geo] = await Promise.all([ask('application/json'), ask('application/geo+json')]);
    if (plan + geo !== lastSeen) {
      shown = {plan: JSON.parse(plan), geo: JSON.parse(geo)};
      redraw();
      lastSeen = plan + geo;
    }
    freshAt = new Date();
    say(inAll(shown.plan), false);
  } catch (e) {
    say(outOfDate(e), true);
  }
}

async function keepFresh() {
  await refresh();
  setTimeout(keepFresh, REFRESH_MS);
}

keepFresh();
