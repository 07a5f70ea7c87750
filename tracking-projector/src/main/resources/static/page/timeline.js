import {made} from './dom.js';
import {mark, look} from './path.js';
import {statusMark} from './progress.js';
import {happenedAt} from './story.js';
import {say} from './texts.js';
import {timeElement, when} from './times.js';

// Heard of so much later than it happened is worth telling.
const LATE_MS = 60000;

export function title(entry) {
  const status = entry.milestone ?? entry.package?.status ?? entry.status;
  switch (entry.kind) {
    case 'PACKAGE': return say('event.PACKAGE', {package: packageName(entry), status: say('status.' + entry.package.status)});
    case 'CHECKPOINT': case 'INTERCEPT_OVERDUE': return say('event.' + entry.kind);
    case 'FIELDS': return say('event.FIELDS', {fields: fields(entry)});
    case 'EXCEPTION': return say('event.EXCEPTION', {status: say('status.' + status)});
    case 'LATE': return say('status.' + status);
    default: return say('status.' + entry.status);
  }
}

const packageName = entry => say('package', {number: entry.package.packageNo});

function fields(entry) {
  return [...new Set((entry.changedFields ?? []).map(group))].map(name => say('field.' + name)).join(', ') || say('field.other');
}

function group(field) {
  if (field.includes('receiver')) { return 'receiver'; }
  if (field.includes('sender')) { return 'sender'; }
  if (/mailNo|express/.test(field)) { return 'waybill'; }
  return field.includes('deliveryWindow') ? 'window' : 'other';
}

// Newest first. since: entries after this one came while somebody looked.
export function timeline(story, since) {
  return story.byTime().reverse().map(entry => {
    const status = entry.kind === 'TRANSITION' || entry.kind === 'PACKAGE' ? entry.package?.status ?? entry.status : null;
    return made('li', {className: entry.sequence > since ? 'new' : null, 'data-sequence': entry.sequence},
      timeElement(happenedAt(entry)),
      made('span', {className: 'what' + (status === null ? '' : ' is-' + look(status))},
        statusMark(status === null ? '·' : mark(status)), ' ', title(entry)),
      ...tags(entry),
      line([entry.package === undefined || entry.kind === 'PACKAGE' ? null : packageName(entry), entry.location?.text]),
      line([entry.description]),
      isLate(entry) ? made('p', {className: 'hint', text: say('timeline.recorded', {time: when(entry.recordedAt)})}) : null);
  });
}

const tags = entry => entry.kind === 'LATE' ? [' ', made('span', {className: 'tag', text: say('event.late')})] : [];
const isLate = entry => Date.parse(entry.recordedAt) - Date.parse(happenedAt(entry)) > LATE_MS;

function line(parts) {
  const said = parts.filter(part => part);
  return said.length === 0 ? null : made('p', {text: said.join(' · ')});
}
