import {made} from './dom.js';
import {locale} from './texts.js';

const PARTS = {year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short'};

// In the viewer's locale and zone, which is named.
export function when(instant) {
  return new Intl.DateTimeFormat(locale(), PARTS).format(new Date(instant));
}

export function timeOfDay(instant) {
  return new Intl.DateTimeFormat(locale(), {hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'short'}).format(new Date(instant));
}

export const timeElement = instant => made('time', {datetime: instant, text: when(instant)});

export function zone() {
  const {timeZone} = new Intl.DateTimeFormat().resolvedOptions();
  const long = new Intl.DateTimeFormat(locale(), {timeZoneName: 'long'}).formatToParts(new Date()).find(part => part.type === 'timeZoneName');
  return long === undefined ? timeZone : `${long.value} (${timeZone})`;
}
