import {made, terms} from './dom.js';
import {steps} from './path.js';
import {statusWords} from './progress.js';
import {say} from './texts.js';

export function packageCards(story) {
  return story.packages().map(parcel => {
    const title = made('h4', {text: say('package', {number: parcel.packageNo})});
    const carrier = parcel.expressName ?? parcel.expressCode;
    const list = made('dl', {}, ...terms([
      [say('package.waybill'), parcel.mailNo], [say('package.carrier'), carrier], [say('package.items'), contents(story, parcel)]]));
    return made('li', {}, title, statusWords(parcel.status), ...far(story, parcel), list);
  });
}

function far(story, parcel) {
  const way = steps(story.mode, parcel.status, story.reached(parcel.packageNo));
  const step = way.findIndex(each => each.state === 'now') + 1;
  const words = say('package.step', {step, steps: way.length});
  return story.mode === null ? [] : [made('div', {className: 'hint', text: words}), made('progress', {className: 'far', max: way.length, value: step, 'aria-label': words})];
}

function contents(story, parcel) {
  const items = (story.order?.items ?? []).filter(item => item.packageNo === parcel.packageNo);
  return items.map(item => say('package.item', {name: item.itemName ?? item.skuName ?? item.itemId, quantity: item.quantity})).join(', ');
}
