// The way of an order through its statuses (domain, "The life cycle"); WaysTest compares it with the rules of the order centre.
export const WAYS_OUT = {
  DIRECT: ['PENDING', 'CONFIRMED', 'SHIPPED', 'OUT_FOR_DELIVERY'],
  CARRIER: ['PENDING', 'CONFIRMED', 'SHIPPED', 'CARRIER_ACCEPTED', 'PICKED_UP', 'OUT_FOR_DELIVERY'],
  WAREHOUSE: ['PENDING', 'CONFIRMED', 'SHIPPED', 'WAREHOUSE_ACCEPTED', 'WAREHOUSE_OUTBOUND', 'PICKED_UP', 'OUT_FOR_DELIVERY'],
};
const BACK = ['REJECTED', 'RETURNING', 'RETURNED'];

const LOOKS = {
  PENDING: 'waiting', CONFIRMED: 'waiting', DELIVERED: 'good', COMPLETED: 'good', REJECTED: 'bad', CANCELLED: 'bad',
  WAREHOUSE_INTERCEPTING: 'warn', DELIVERY_INTERCEPTING: 'warn', RETURNING: 'warn', RETURNED: 'warn',
};
const MARKS = {waiting: '●', moving: '➤', good: '✓', bad: '✕', warn: '↩'};

// A word and a shape go with every colour.
export const look = status => LOOKS[status] ?? 'moving';
export const mark = status => MARKS[look(status)];

// Steps: {status, at: when it was reached, state: done | now | ahead}. Of a way that is not followed to its end only what was reached is shown.
export function steps(mode, status, reached) {
  const way = statuses(mode, status, reached);
  const here = way.indexOf(status);
  return way.map((each, place) => ({status: each, at: reached.get(each), state: place < here ? 'done' : place === here ? 'now' : 'ahead'}));
}

function statuses(mode, status, reached) {
  const out = WAYS_OUT[mode] ?? [];
  const walked = out.filter(each => reached.has(each));
  if (BACK.includes(status)) { return [...walked, ...BACK.filter(each => each !== 'REJECTED' || reached.has(each) || status === each)]; }
  if (out.includes(status)) { return [...out, 'DELIVERED']; }
  if (status === 'DELIVERED' || status === 'COMPLETED') { return [...(out.length > 0 ? out : walked), 'DELIVERED', ...(status === 'COMPLETED' ? [status] : [])]; }
  return [...walked.filter(each => each !== status), status];
}
