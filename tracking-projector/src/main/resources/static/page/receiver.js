import {made, terms} from './dom.js';
import {say} from './texts.js';
import {when} from './times.js';

const together = (...parts) => parts.filter(part => part).join(' ');

// What this caller may see of where it goes.
export function receiverTerms(order) {
  const {receiver = {}, deliveryWindow} = order;
  return terms([
    [say('receiver.trade'), order.tradeOrderCode],
    [say('receiver.buyer'), order.buyerName],
    [say('receiver.name'), receiver.name],
    [say('receiver.telephone'), receiver.telephone && made('a', {href: 'tel:' + receiver.telephone, text: receiver.telephone})],
    [say('receiver.region'), together(receiver.province, receiver.city, receiver.area)],
    [say('receiver.address'), together(receiver.street, receiver.address)],
    [say('receiver.window'), deliveryWindow && [deliveryWindow.from, deliveryWindow.to].map(time => time ? when(time) : '…').join(' – ')],
  ]);
}
