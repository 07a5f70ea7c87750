import {at, tell} from './dom.js';
import {showMap} from './map.js';
import {packageCards} from './packages.js';
import {progress, statusWords} from './progress.js';
import {showReceipt} from './receipt.js';
import {receiverTerms} from './receiver.js';
import {say} from './texts.js';
import {timeline} from './timeline.js';
import {timeElement, when, zone} from './times.js';

// Everything that is known of an order. since: what came later than this event is marked as new.
export function showOrder(story, since) {
  const reached = story.reached();
  at('order-title').textContent = say('order.title', {code: story.code});
  const began = reached.get(story.status);
  at('status').replaceChildren(statusWords(story.status), ...(began === undefined ? [] : [sinceWhen(began)]));
  tell(at('notice'), notice(story));
  at('path').replaceChildren(...progress(story.mode, story.status, reached));
  at('packages').replaceChildren(...packageCards(story));
  at('no-packages').hidden = at('packages').children.length > 0;
  at('receiver-section').hidden = story.order === null;
  at('receiver').replaceChildren(...(story.order === null ? [] : receiverTerms(story.order)));
  showReceipt(story);
  at('zone').textContent = say('timeline.zone', {zone: zone()});
  at('timeline').replaceChildren(...timeline(story, since));
  at('no-events').hidden = story.newest > 0;
  showMap(story);
}

function sinceWhen(instant) {
  const element = timeElement(instant);
  element.textContent = say('order.since', {time: when(instant)});
  return element;
}

function notice(story) {
  if (story.orderIsAway) { return say('order.away'); }
  if (story.order === null) { return say('order.gone'); }
  return story.isComplete ? '' : say('order.gap');
}
