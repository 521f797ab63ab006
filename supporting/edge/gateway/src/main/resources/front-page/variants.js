// What can happen to the demo order: how it is placed, and what people do as it goes on. Nothing here talks to anybody.

const withCard = (order, token) => ({
  ...order,
  tenders: order.tenders.map((tender) => (tender.method === 'CARD' ? { ...tender, token } : tender)),
});
const sentTo = (order, postcode) => ({ ...order, shipTo: { ...order.shipTo, postcode } });
const isConfirmed = (order) => order.status === 'CONFIRMED';
const isLost = (parcel) => parcel.state === 'PRESUMED_LOST';
const parcelOf = (order, position) => order.parcels?.[position]?.parcel ?? order.parcels?.[position]?.shipFrom ?? 'PARCEL';
const HAS_COME_BACK = ['RETURNED', 'EXCHANGED', 'REFUSED', 'DECLINED', 'ABANDONED', 'CANCELLED'];
const isBack = (order) => order.returns?.some(({ state }) => HAS_COME_BACK.includes(state)) ?? false;

/**
 * Each variant may have: order(demo), which makes what is placed of the demo order; steps, which are taken once each, in their
 * order, when the order is as isDue says; isOver(order), which tells its end from the order's own.
 * A step: by whom, with which method at which path under the orders (or, with from, under what the page calls so), and the body.
 */
export const VARIANTS = {
  well: {},
  declined: {
    // Nobody waits at this page for another card; see ORD-04.
    order: (demo) => ({ ...withCard(demo, 'tok_decline_insufficient_funds'), ifDeclined: 'REJECT' }),
  },
  cancelled: {
    steps: [{
      name: 'cancel', by: 'customer', method: 'POST', isDue: isConfirmed,
      path: () => '/cancellation', body: () => ({ reason: 'NOT_WANTED_ANY_MORE' }),
    }],
  },
  unanswered: { order: (demo) => withCard(demo, 'tok_timeout_then_approve') },
  slip: {
    order: (demo) => ({
      ...demo,
      tenders: demo.tenders.map((tender) =>
        (tender.method === 'CARD' ? { ...tender, method: 'BANK_SLIP', instalments: 1 } : tender)),
    }),
  },
  short: {
    order: (demo) => ({
      ...demo,
      lines: demo.lines.map((line, position) => (position === 0 ? { ...line, sku: `SHORT-${line.sku}` } : line)),
    }),
  },
  held: {
    order: (demo) => sentTo(demo, '00000'),
    steps: [{
      name: 'address', by: 'customer', method: 'PUT',
      isDue: (order) => order.waitsFor?.some(({ what }) => what === 'ANOTHER_ADDRESS') ?? false,
      path: () => '/shipping-address', body: (order, demo) => ({ shipTo: demo.shipTo }),
    }],
  },
  lost: {
    order: (demo) => sentTo(demo, '33333'),
    steps: [{
      name: 'replace', by: 'support', method: 'POST',
      isDue: (order) => order.parcels.slice(0, 2).every(isLost),
      path: (order) => `/parcels/${parcelOf(order, 0)}/replacement`, body: () => ({ reason: 'CUSTOMERS_WISH' }),
    }, {
      name: 'refund', by: 'support', method: 'POST',
      isDue: (order) => order.parcels.length > 2 && isLost(order.parcels[1]),
      path: (order) => `/parcels/${parcelOf(order, 1)}/refund`, body: () => ({ reason: 'CUSTOMERS_WISH' }),
    }, {
      name: 'refund-again', by: 'support', method: 'POST',
      isDue: (order) => order.parcels.slice(2).some(isLost),
      path: (order) => `/parcels/${parcelOf(order, 2)}/refund`, body: () => ({ reason: 'CUSTOMERS_WISH' }),
    }],
  },
  returned: {
    steps: [{
      name: 'return', by: 'customer', method: 'POST', isDue: (order) => order.status === 'CLOSED',
      path: () => '/returns', body: () => ({ units: [{ line: 1, quantity: 1 }], reason: 'CHANGE_OF_MIND' }),
    }, {
      name: 'receipt', by: 'warehouse', method: 'POST', from: 'returnShipments',
      isDue: (order) => order.returns?.some(({ state }) => state === 'ARRIVED') ?? false,
      path: (order) => `/${order.returns?.[0]?.returnShipmentId ?? 'RETURN-SHIPMENT-ID'}/receipt`,
      body: () => ({ items: [{ line: 1, quantity: 1, condition: 'AS_NEW' }] }),
    }],
    isOver: (order) => order.status !== 'CLOSED' || isBack(order),
  },
};

/** What is placed in this variant. */
export const orderIn = (name, demo) => (VARIANTS[name].order ?? ((order) => order))(demo);

export const stepsOf = (name) => VARIANTS[name]?.steps ?? [];

/** Whether the page was given the secrets of all who have a part in it. */
export const isPlayable = (name, people) => stepsOf(name).every(({ by }) => people[by]?.id);

/** Whether nothing more happens in it to an order that has ended. */
export const isOver = (name, order) => (VARIANTS[name]?.isOver ?? (() => true))(order);
