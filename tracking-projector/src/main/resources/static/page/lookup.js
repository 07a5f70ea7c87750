import {ask, Refusal} from './answers.js';

const ORDER_CODE = /^LG\d{19}$/i;
const MOST = 20;

// The orders that somebody may mean who has entered this: an order's code, a trade's, or a waybill. Whether an order of that code exists is not asked here.
export async function candidates(entered, signal) {
  if (ORDER_CODE.test(entered)) { return {orders: [{lgOrderCode: entered.toUpperCase()}], more: false}; }
  const pages = await Promise.all(['tradeOrderCode', 'mailNo'].map(name => page(name, entered, signal)));
  const orders = new Map(pages.flatMap(found => found.orders).map(order => [order.lgOrderCode, order]));
  return {orders: [...orders.values()], more: pages.some(found => found.next !== undefined)};
}

// What can be no trade's code or waybill at all fits no order.
async function page(name, entered, signal) {
  try {
    return await ask(`/orders?${new URLSearchParams({[name]: entered, limit: MOST})}`, {signal});
  } catch (error) {
    if (error instanceof Refusal && error.code === 'INVALID_PARAMETER') { return {orders: []}; }
    throw error;
  }
}
