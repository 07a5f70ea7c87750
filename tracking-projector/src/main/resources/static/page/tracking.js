import {Away, Refusal, rest} from './answers.js';
import {at, made, tell} from './dom.js';
import {follow} from './follow.js';
import {candidates} from './lookup.js';
import {showOrder} from './order.js';
import {receive} from './receipt.js';
import {Story} from './story.js';
import {say, speak} from './texts.js';
import {title} from './timeline.js';
import {timeOfDay} from './times.js';

// The tracking page: /?code=…&lang=en|zh. One search at a time; whatever an earlier one still waits for is given up.
const AGAIN_MS = 5000;
const GATHER_MS = 300;

let search = new AbortController();
let endOfStream = () => {};
let story = null;
let choice = null;
let since = Infinity;
let message = {key: null};
let live = {key: null};

speak(at('language'), render);
receive(() => story, render);
at('search').addEventListener('submit', event => {
  event.preventDefault();
  const address = new URL(location.href);
  address.searchParams.set('code', at('code').value.trim());
  history.pushState(null, '', address);
  begin(true);
});
addEventListener('popstate', () => begin(false));
begin(false);

// isAsked: by this moment's word of somebody who waits for the answer; then the keys go to it.
async function begin(isAsked) {
  const entered = (new URLSearchParams(location.search).get('code') ?? '').trim();
  search.abort();
  endOfStream();
  search = new AbortController();
  const {signal} = search;
  [story, choice, since, live] = [null, null, Infinity, {key: null}];
  at('code').value = entered;
  tellOf(entered === '' ? null : 'searching', {code: entered});
  if (entered === '') { return; }
  try {
    await keepTrying(() => look(entered, signal), signal);
    if (isAsked) { focusAnswer(); }
  } catch (error) {
    if (!signal.aborted) { throw error; }
  }
}

// While the service is away: its answer may only be late.
async function keepTrying(attempt, signal) {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof Refusal) { return tellOf('trouble', {code: error.code}, true); }
      if (!(error instanceof Away)) { throw error; }
      tellOf('away', {}, true);
      await rest(AGAIN_MS, signal);
    }
  }
}

async function look(entered, signal) {
  const found = await candidates(entered, signal);
  if (found.orders.length > 1) {
    choice = found;
    return tellOf(null);
  }
  const told = found.orders.length === 1 ? await read(found.orders[0].lgOrderCode, signal) : null;
  if (told === null) { return tellOf('unknown', {code: entered}, true); }
  story = told;
  since = story.newest;
  tellOf(null);
  watch(signal);
}

async function read(code, signal) {
  const told = new Story(code);
  const [events, order] = await Promise.all([told.readEvents(signal), told.readOrder(signal)]);
  if (!events && !order && told.orderIsAway) { throw new Away('nobody can tell whether there is such an order'); }
  return events || order ? told : null;
}

// From here on the page changes by itself. What comes together is shown together.
function watch(signal) {
  let gathering = false;
  endOfStream = follow(story.code, story.contiguous, {
    entry(entry) {
      if (!story.add(entry)) { return; }
      tell(at('news'), say('event.news', {what: [title(entry), entry.location?.text].filter(part => part).join(' · ')}));
      if (!gathering) {
        gathering = true;
        setTimeout(() => { gathering = false; if (!signal.aborted) { refresh(signal); } }, GATHER_MS);
      }
    },
    live() { sayLive('live.on'); },
    lost() { if (live.key !== 'live.off') { sayLive('live.off', {since: new Date()}); } },
  });
  if (story.orderIsAway) { refresh(signal); }
}

// The order follows its events; the one that answers may be behind, or away, for a while.
async function refresh(signal) {
  render();
  try {
    await story.readOrder(signal);
    render();
    while (story.orderIsAway || story.orderIsBehind) {
      await rest(AGAIN_MS, signal);
      await story.readOrder(signal);
      render();
    }
  } catch (error) {
    if (!signal.aborted) { throw error; }
  }
}

function tellOf(key, values = {}, isWrong = false) {
  message = {key, values, isWrong};
  render();
}

function sayLive(key, values = {}) {
  live = {key, values};
  render();
}

function render() {
  document.title = story === null ? 'Lading' : `${say('status.' + story.status)} · ${story.code} · Lading`;
  tell(at('message'), message.key === null ? '' : say(message.key, message.values), message.isWrong);
  at('choices').hidden = choice === null;
  at('choice-list').replaceChildren(...choices());
  at('order').hidden = story === null;
  if (story !== null) { showOrder(story, since); }
  tell(at('live'), live.key === null ? '' : say(live.key, {time: live.values.since && timeOfDay(live.values.since)}), live.key === 'live.off');
}

function choices() {
  if (choice === null) { return []; }
  const address = code => `/?${new URLSearchParams({...Object.fromEntries(new URLSearchParams(location.search)), code})}`;
  const links = choice.orders.map(order => made('li', {}, made('a', {href: address(order.lgOrderCode), text: order.lgOrderCode}), ' ', say('status.' + order.status)));
  return choice.more ? [...links, made('li', {className: 'hint', text: say('choices.more')})] : links;
}

function focusAnswer() {
  const answer = story !== null ? at('order-title') : choice !== null ? at('choices-title') : at('code');
  answer.focus();
}
