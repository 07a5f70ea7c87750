import {ask} from './answers.js';
import {at, made, tell} from './dom.js';
import {FIGURES, reason} from './figures.js';
import {mark, look} from './path.js';
import {plot, SPAN_MS} from './plot.js';
import {statusMark} from './progress.js';
import {locale, say, speak} from './texts.js';
import {timeOfDay} from './times.js';

// The operators' page: asked again and again while somebody looks at it. What is not known is told so, with its reason.
const EVERY_MS = 2000;
const MOST_SHORT = 20;

const samples = new Map(FIGURES.map(figure => [figure.key, []]));
let summary;
let short = null;
let freshAt = null;
let isStale = false;

speak(at('language'), render);
at('below').addEventListener('change', refresh);
keepFresh();

async function keepFresh() {
  if (!document.hidden) { await refresh(); }
  setTimeout(keepFresh, EVERY_MS);
}

async function refresh() {
  const below = at('below').value;
  const [told, low] = await Promise.allSettled([ask('/operations/summary'), ask(`/inventory/low?below=${below}`)]);
  isStale = told.status === 'rejected';
  summary = isStale ? undefined : told.value;
  short = low.status === 'fulfilled' ? low.value : null;
  freshAt = isStale ? freshAt : new Date();
  remember();
  render();
}

function remember() {
  const now = Date.now();
  for (const figure of FIGURES) {
    const kept = samples.get(figure.key).filter(sample => now - sample.at <= SPAN_MS);
    samples.set(figure.key, [...kept, {at: now, value: figure.of(summary, short).value}]);
  }
}

const number = value => new Intl.NumberFormat(locale(), {maximumFractionDigits: 1}).format(value);
const compact = value => new Intl.NumberFormat(locale(), {notation: 'compact'}).format(value);

function render() {
  document.title = `${say('operations.title')} · Lading`;
  at('fresh').textContent = freshAt === null ? '' : say('operations.fresh', {time: timeOfDay(freshAt), seconds: EVERY_MS / 1000});
  tell(at('trouble'), trouble(), true);
  at('tiles').replaceChildren(...FIGURES.map(tile));
  at('orders').replaceChildren(...orders());
  tell(at('orders-unknown'), unknownOrders(), true);
  at('groups').replaceChildren(...(summary?.lag ?? []).map(lag => row(lag.group, lag.records)));
  at('topics').replaceChildren(...(summary?.deadLetters ?? []).map(kept => row(kept.topic, kept.records)));
  at('short').replaceChildren(...(short?.stock ?? []).slice(0, MOST_SHORT).map(shortage));
  at('short-message').textContent = short === null ? reason('SERVICE') : short.stock.length === 0 ? say('operations.nothingShort') : '';
}

function trouble() {
  if (!isStale) { return ''; }
  return freshAt === null ? say('operations.never') : say('operations.stale', {time: timeOfDay(freshAt)});
}

function tile(figure) {
  const {value, unknown, isPart, isMore} = figure.of(summary, short);
  const format = each => say(figure.unit, {number: number(each)});
  const words = value === null ? reason(unknown) : say(isMore ? 'operations.atLeast' : 'operations.number', {number: format(value)});
  return made('li', {'data-figure': figure.key},
    made('h3', {text: say(figure.key)}),
    made('p', {className: 'figure' + (value === null ? ' unknown' : ''), text: words}),
    isPart ? made('p', {className: 'hint', text: say('operations.part')}) : null,
    plot(say(figure.key), samples.get(figure.key), Date.now(), format, compact));
}

const unknownOrders = () => summary?.ordersByStatus.unknown === undefined ? '' : reason(summary.ordersByStatus.unknown);

function orders() {
  const counts = Object.entries(summary?.ordersByStatus.value ?? {});
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  return counts.map(([status, count]) => made('tr', {'data-status': status},
    made('th', {scope: 'row', className: 'is-' + look(status)}, statusMark(mark(status)), ' ', say('status.' + status)),
    made('td', {className: 'number', text: number(count)}),
    made('td', {}, share(all === 0 ? 0 : count / all))));
}

function share(part) {
  const words = new Intl.NumberFormat(locale(), {style: 'percent', maximumFractionDigits: 1}).format(part);
  return made('progress', {className: 'far', max: 1, value: part, 'aria-label': words, title: words});
}

function row(name, figure) {
  const isUnknown = figure.value === undefined;
  return made('tr', {},
    made('th', {scope: 'row', text: name}),
    made('td', {className: isUnknown ? 'unknown number' : 'number', title: figure.detail, text: isUnknown ? reason(figure.unknown) : number(figure.value)}));
}

function shortage(level) {
  return made('tr', {},
    made('td', {text: level.warehouseId}),
    made('th', {scope: 'row', text: level.skuId}),
    ...['available', 'quantity', 'reserved'].map(name => made('td', {className: 'number', text: number(level[name])})));
}
