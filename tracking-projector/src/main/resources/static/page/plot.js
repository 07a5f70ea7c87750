import {say} from './texts.js';

// A figure over the last minutes as a line. What was not known leaves a gap: it is never drawn as 0.
const SVG = 'http://www.w3.org/2000/svg';
const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [300, 90, 42, 6, 8, 18];
export const SPAN_MS = 5 * 60000;

function drawn(name, attributes, text) {
  const element = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([attribute, value]) => element.setAttribute(attribute, value));
  if (text !== undefined) { element.textContent = text; }
  return element;
}

// samples: [{at: ms, value: number | null}], in order. format: a value in words; short: as the axis has it.
export function plot(what, samples, now, format, short) {
  const known = samples.filter(sample => sample.value !== null);
  const top = niceTop(Math.max(0, ...known.map(sample => sample.value)));
  const x = at => LEFT + (WIDTH - LEFT - RIGHT) * (1 - (now - at) / SPAN_MS);
  const y = value => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top);
  const picture = drawn('svg', {class: 'plot', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': inWords(what, known, format)});
  picture.append(...axes(x, y, now, top, short), ...lines(samples, x, y));
  const last = samples.at(-1);
  if (last !== undefined && last.value !== null) { picture.append(drawn('circle', {class: 'dot', cx: x(last.at), cy: y(last.value), r: 3})); }
  return picture;
}

function axes(x, y, now, top, short) {
  const minutes = SPAN_MS / 60000;
  return [
    drawn('line', {class: 'grid', x1: LEFT, x2: WIDTH - RIGHT, y1: y(top), y2: y(top)}),
    drawn('line', {class: 'axis', x1: LEFT, x2: WIDTH - RIGHT, y1: y(0), y2: y(0)}),
    drawn('text', {x: LEFT - 5, y: y(top) + 4, 'text-anchor': 'end'}, short(top)),
    drawn('text', {x: LEFT - 5, y: y(0) + 4, 'text-anchor': 'end'}, short(0)),
    drawn('text', {x: x(now - SPAN_MS), y: HEIGHT - 4}, say('operations.plot.ago', {minutes})),
    drawn('text', {x: x(now), y: HEIGHT - 4, 'text-anchor': 'end'}, say('operations.now')),
  ];
}

// One line for each stretch that is known throughout.
function lines(samples, x, y) {
  const stretches = [[]];
  for (const sample of samples) {
    if (sample.value === null) { stretches.push([]); } else { stretches.at(-1).push(`${x(sample.at).toFixed(1)},${y(sample.value).toFixed(1)}`); }
  }
  return stretches.filter(stretch => stretch.length > 1).map(stretch => drawn('polyline', {class: 'line', points: stretch.join(' ')}));
}

function inWords(what, known, format) {
  const minutes = SPAN_MS / 60000;
  if (known.length === 0) { return say('operations.plot.none', {what, minutes}); }
  const values = known.map(sample => sample.value);
  return say('operations.plot', {what, minutes, least: format(Math.min(...values)), most: format(Math.max(...values)), now: format(values.at(-1))});
}

// 1, 2 or 5 times a power of ten, and not below the value.
function niceTop(value) {
  if (value <= 1) { return 1; }
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map(factor => factor * power).find(top => top >= value);
}
