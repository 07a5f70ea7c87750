import {say} from './texts.js';

// What is plotted. of(summary, what runs short): {value: a number or null, unknown: why it is null, isPart: some of it is not known, isMore: there is more}.
const of = (figure, read) => ({value: figure?.value === undefined ? null : read(figure.value), unknown: figure?.unknown ?? (figure === undefined ? 'SERVICE' : null)});

// A sum of what is known; nothing if nothing is.
function sum(parts) {
  const known = parts.filter(part => part.records.value !== undefined);
  const first = parts.find(part => part.records.unknown !== undefined);
  return {
    value: known.length === 0 ? null : known.reduce((total, part) => total + part.records.value, 0),
    unknown: known.length === 0 ? first?.records.unknown ?? 'SERVICE' : null,
    isPart: known.length > 0 && first !== undefined,
  };
}

export const FIGURES = [
  {key: 'operations.rate.events', unit: 'operations.perSecond', of: summary => of(summary?.rates, rates => rates.eventsPerSecond)},
  {key: 'operations.rate.orders', unit: 'operations.perSecond', of: summary => of(summary?.rates, rates => rates.newOrdersPerSecond)},
  {key: 'operations.lag', unit: 'operations.records', of: summary => sum(summary?.lag ?? [])},
  {key: 'operations.outbox.age', unit: 'operations.seconds', of: summary => of(summary?.outbox, outbox => outbox.oldestSeconds)},
  {key: 'operations.outbox.waiting', unit: 'operations.rows', of: summary => of(summary?.outbox, outbox => outbox.waiting)},
  {key: 'operations.letters', unit: 'operations.records', of: summary => sum(summary?.deadLetters ?? [])},
  {key: 'operations.low', unit: 'operations.number', of: (summary, short) => ({value: short === null ? null : short.stock.length, unknown: short === null ? 'SERVICE' : null, isMore: short?.more})},
];

export const reason = unknown => say('unknown.' + unknown);
