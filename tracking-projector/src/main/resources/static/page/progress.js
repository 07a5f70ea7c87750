import {made} from './dom.js';
import {look, mark, steps} from './path.js';
import {say} from './texts.js';
import {timeElement} from './times.js';

const STATE_MARKS = {done: '✓', ahead: '○'};

// The mark says nothing that the words do not say.
export const statusMark = text => made('span', {text, className: 'status-mark', 'aria-hidden': 'true'});

export function statusWords(status) {
  return made('span', {className: 'is-' + look(status)}, statusMark(mark(status)), ' ', say('status.' + status));
}

export function progress(mode, status, reached) {
  return steps(mode, status, reached).map(step => made('li',
    {className: `${step.state} ${step.state === 'now' ? 'is-' + look(step.status) : ''}`, 'aria-current': step.state === 'now' ? 'step' : null},
    statusMark(STATE_MARKS[step.state] ?? mark(step.status)),
    made('span', {className: 'unseen', text: say('path.' + step.state) + ' '}),
    say('status.' + step.status),
    step.at === undefined || step.state === 'ahead' ? null : timeElement(step.at)));
}
