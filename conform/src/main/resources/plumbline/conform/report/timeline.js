/**
 * The events of one trace as the page holds them: columns of numbers, one entry for each event.
 * Where an event is meant, its index in these columns is given, not its number in the trace.
 */
class Timeline {
  constructor(data) {
    this.data = data;
    this.count = data.node.length;
    this.lane = Int32Array.from(data.node);
    this.number = sums(data.number);
    this.line = sums(data.line);
    this.subTrace = new Set(data.subTrace);
    this.moments = new Map(data.moments.map((m) => [m.event, m]));
    this.linkNodes();
    this.linkCauses(data.causes);
  }

  /** For each event the one before and the one after it on its node; -1 where there is none. */
  linkNodes() {
    this.before = new Int32Array(this.count).fill(-1);
    this.after = new Int32Array(this.count).fill(-1);
    const last = new Int32Array(this.data.nodes.length).fill(-1);
    for (let i = 0; i < this.count; i++) {
      const previous = last[this.lane[i]];
      this.before[i] = previous;
      if (previous >= 0) this.after[previous] = i;
      last[this.lane[i]] = i;
    }
  }

  /** Pairs come sorted by effect, each as its distance from the pair before and from its cause. */
  linkCauses(pairs) {
    const count = pairs.length / 2;
    this.cause = new Int32Array(count);
    this.effect = new Int32Array(count);
    let effect = 0;
    for (let e = 0; e < count; e++) {
      effect += pairs[2 * e];
      this.effect[e] = effect;
      this.cause[e] = effect - pairs[2 * e + 1];
    }
    this.byCause = Int32Array.from({ length: count }, (_, e) => e);
    this.byCause.sort((a, b) => this.cause[a] - this.cause[b] || a - b);
    // A tree of the earliest cause among a range of pairs finds those that pass a window from
    // above, however many there are elsewhere.
    this.leaves = 1;
    while (this.leaves < count) this.leaves *= 2;
    this.earliest = new Int32Array(2 * this.leaves).fill(0x7fffffff);
    this.earliest.set(this.cause, this.leaves);
    for (let n = this.leaves - 1; n > 0; n--) {
      this.earliest[n] = Math.min(this.earliest[2 * n], this.earliest[2 * n + 1]);
    }
  }

  label(i) {
    return this.data.labels[this.data.label[i]];
  }

  node(i) {
    return this.data.nodes[this.lane[i]];
  }

  place(i) {
    return `${this.data.files[this.data.file[i]]}:${this.line[i]}`;
  }

  isExplained(i) {
    return this.data.firstUnexplained < 0 || i < this.data.firstUnexplained;
  }

  causes(i) {
    const found = [];
    for (let e = firstAtLeast(this.effect, i); e < this.effect.length && this.effect[e] === i; e++) {
      found.push(this.cause[e]);
    }
    return found;
  }

  effects(i) {
    const found = [];
    let low = 0;
    let high = this.byCause.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.cause[this.byCause[middle]] < i) low = middle + 1;
      else high = middle;
    }
    for (; low < this.byCause.length && this.cause[this.byCause[low]] === i; low++) {
      found.push(this.effect[this.byCause[low]]);
    }
    return found;
  }

  /** Visits the pairs that have a part between two events, both included. */
  visitPairs(first, last, visit) {
    const from = firstAtLeast(this.effect, first);
    const within = firstAtLeast(this.effect, last + 1);
    for (let e = from; e < within; e++) visit(e);
    this.visitPassing(1, 0, this.leaves, within, last, visit);
  }

  visitPassing(tree, start, size, from, last, visit) {
    if (start + size <= from || this.earliest[tree] > last) return;
    if (size === 1) {
      visit(start);
      return;
    }
    this.visitPassing(2 * tree, start, size / 2, from, last, visit);
    this.visitPassing(2 * tree + 1, start + size / 2, size / 2, from, last, visit);
  }

  /** The next event after i, from the start again at the end, that has the text; -1 for none. */
  find(text, i) {
    const wanted = text.toLowerCase();
    const matches = this.data.labels.map((label) => label.toLowerCase().includes(wanted));
    const nodes = this.data.nodes.map((node) => node.toLowerCase() === wanted);
    for (let k = 1; k <= this.count; k++) {
      const j = (i + k) % this.count;
      if (matches[this.data.label[j]] || nodes[this.lane[j]]) return j;
    }
    return -1;
  }
}

function sums(steps) {
  const all = new Float64Array(steps.length);
  let sum = 0;
  for (let i = 0; i < steps.length; i++) {
    sum += steps[i];
    all[i] = sum;
  }
  return all;
}

/** The index of the first element that is not less than the value, in a sorted array. */
function firstAtLeast(sorted, value) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
