'use strict';
// Routes of one warehouse: /map.html?warehouse=1, and with &live=false those that have ended, too. Drawn anew whenever the answers change; no tiles are needed.
// With ?tiles=https://…/{z}/{x}/{y}.png&attribution=… a tile server of yours is shown below.
const REFRESH_MS = 2000;
const COLOURS = ['#1b6ca8', '#c8553d', '#2e7d5b', '#8e44ad', '#b7791f', '#0f7c8a', '#ad1457', '#5d6d1e', '#4a4e9e', '#7b4b32'];

const query = new URLSearchParams(location.search);
const warehouse = query.get('warehouse') || '1';
const live = query.get('live') !== 'false';
const map = L.map('map', {preferCanvas: false, attributionControl: query.has('tiles')}).setView([0, 0], 2);
const drawn = L.layerGroup().addTo(map);
let lastSeen = '';
let chosen = null;
let fitted = false;

if (query.has('tiles')) {
  L.tileLayer(query.get('tiles'), {attribution: query.get('attribution') || '', maxZoom: 19}).addTo(map);
}
document.getElementById('warehouse').value = warehouse;
document.getElementById('ended').checked = !live;

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
  button.dataset.route = route.routeId;
  button.setAttribute('aria-pressed', String(route.routeId === chosen));
  const patch = element('span', '', 'colour');
  patch.style.background = colour(route.routeId);
  button.append(
    patch,
    element('span', `${route.routeId} · courier ${route.courierId} · ${route.state.toLowerCase()}`, 'name'),
    element('span', `${kilometres(route.distanceMetres)}, ${minutes(route.durationSeconds)}`, 'figures'),
    element('span', load(route), 'load'));
  button.addEventListener('click', () => { chosen = chosen === route.routeId ? null : route.routeId; lastSeen = ''; refresh(); });
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
      L.marker(at, {icon: L.divIcon({html: icon, className: '', iconSize: isStop ? [20, 20] : [16, 16]}), zIndexOffset: isStop ? 0 : 1000})
        .bindTooltip(words).addTo(drawn);
    }
  }
  if (!fitted && geo.features.length > 0) {
    map.fitBounds(L.geoJSON(geo).getBounds().pad(0.1));
    fitted = true;
  }
}

function say(words, wrong) {
  const status = document.getElementById('status');
  status.textContent = words;
  status.classList.toggle('wrong', wrong);
}

async function ask(accept) {
  const answer = await fetch(`/warehouses/${encodeURIComponent(warehouse)}/routes?live=${live}`, {headers: {accept}});
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
      lastSeen = plan + geo;
      const told = JSON.parse(plan);
      list(told);
      draw(JSON.parse(geo));
      const stops = told.routes.reduce((sum, route) => sum + route.load.stops, 0);
      const metres = told.routes.reduce((sum, route) => sum + route.distanceMetres, 0);
      say(`${told.routes.length} routes, ${stops} stops, ${kilometres(metres)}; ${told.waiting === 1 ? "1 parcel waits" : told.waiting + " parcels wait"}`, false);
    }
  } catch (e) {
    say('Cannot be refreshed: ' + e.message, true);
    lastSeen = '';
  }
}

async function keepFresh() {
  await refresh();
  setTimeout(keepFresh, REFRESH_MS);
}

keepFresh();
