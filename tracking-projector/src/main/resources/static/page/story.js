import {ask, Away, Refusal} from './answers.js';

// What is known of one order: its events, and the order itself as far as one may see it.
export class Story {
  constructor(code) {
    this.code = code;
    this.entries = new Map();
    this.contiguous = 0;
    this.order = null;
    this.orderIsAway = false;
    this.receipt = null;
  }

  // The whole time line, page by page. False: nothing is known of it.
  async readEvents(signal) {
    const path = `/orders/${this.code}/tracking`;
    try {
      for (let after = 0; after !== undefined;) {
        const page = await ask(`${path}?after=${after}`, {signal});
        page.timeline.forEach(entry => this.entries.set(entry.sequence, entry));
        this.contiguous = page.contiguousThrough;
        after = page.nextAfter;
      }
      return true;
    } catch (error) {
      if (error instanceof Refusal && error.code === 'UNKNOWN_ORDER') { return false; }
      throw error;
    }
  }

  // False: there is no such order, or it cannot be told now.
  async readOrder(signal) {
    try {
      this.order = await this.askedOrder(this.receipt, signal);
      this.orderIsAway = false;
    } catch (error) {
      if (signal.aborted) { throw error; }
      this.orderIsAway = error instanceof Away;
    }
    return this.order !== null;
  }

  // With what the buyer's receipt code opens; the code is kept by this page only, and only if it is right.
  async open(receipt, signal) {
    this.order = await this.askedOrder(receipt, signal);
    this.receipt = receipt;
  }

  askedOrder(receipt, signal) {
    const headers = receipt === null ? {} : {'Lading-Receipt-Code': receipt};
    return ask(`/orders/${this.code}?includePackages=true&includeItems=${receipt !== null}`, {headers, signal});
  }

  // False: it was known.
  add(entry) {
    const isNew = !this.entries.has(entry.sequence);
    this.entries.set(entry.sequence, entry);
    while (this.entries.has(this.contiguous + 1)) { this.contiguous++; }
    return isNew;
  }

  get newest() {
    return this.entries.size === 0 ? 0 : Math.max(...this.entries.keys());
  }

  get isComplete() {
    return this.contiguous === this.newest;
  }

  // Whether events tell more than the order that was read.
  get orderIsBehind() {
    return this.order !== null && this.order.sequence < this.newest;
  }

  get status() {
    return this.newest === 0 || (this.order !== null && this.order.sequence > this.newest) ? this.order.status : this.entries.get(this.newest).status;
  }

  get mode() {
    return this.order?.fulfilmentMode ?? null;
  }

  bySequence() {
    return [...this.entries.values()].sort((one, another) => one.sequence - another.sequence);
  }

  // Late scans at their own time.
  byTime() {
    return this.bySequence().sort((one, another) => Date.parse(happenedAt(one)) - Date.parse(happenedAt(another)));
  }

  // Each package as it was read with the order, then as later events left it.
  packages() {
    const packages = new Map((this.order?.packages ?? []).map(parcel => [parcel.packageNo, {...parcel}]));
    const read = this.order?.sequence ?? 0;
    for (const entry of this.bySequence().filter(later => later.sequence > read)) {
      if (entry.package !== undefined) {
        packages.set(entry.package.packageNo, {...packages.get(entry.package.packageNo), ...entry.package});
      } else if (entry.kind === 'TRANSITION') {
        packages.forEach(parcel => { parcel.status = entry.status; });
      }
    }
    return [...packages.values()];
  }

  // When each status was reached first, of the order or of one package.
  reached(packageNo) {
    const reached = new Map();
    const concerns = entry => packageNo === undefined || entry.package === undefined || entry.package.packageNo === packageNo;
    for (const entry of this.byTime().filter(concerns)) {
      const status = packageNo !== undefined && entry.package !== undefined ? entry.package.status : entry.status;
      const told = entry.kind === 'LATE' ? entry.milestone : status;
      if (told !== undefined && !reached.has(told)) { reached.set(told, happenedAt(entry)); }
    }
    return reached;
  }
}

export const happenedAt = entry => entry.occurredAt ?? entry.recordedAt;
