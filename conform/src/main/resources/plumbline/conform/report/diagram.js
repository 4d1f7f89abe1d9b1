const HEAD = 34;
const GUTTER = 76;
const STRIP = 14;
const MARGIN = 16;
const WIDEST_ROW = 44;
const USUAL_ROW = 24;
const NARROWEST_LANE = 96;
const ROOM_FOR_LABEL = 190;
const ROW_WITH_LABEL = 15;
const ROW_WITH_MARK = 5;
const ROW_WITH_MESSAGES = 1;
const MOST_MESSAGES = 4000;

/**
 * A space-time diagram on a canvas that stays in view while its surroundings scroll: time runs
 * downwards, one row for each event, one lane for each node. Only what is in view is drawn.
 */
class Diagram {
  /** @param onSelect called with the index of an event that the user pointed at */
  constructor(scroller, timeline, onSelect) {
    this.scroller = scroller;
    this.space = scroller.querySelector('.space');
    this.canvas = scroller.querySelector('canvas');
    this.context = this.canvas.getContext('2d');
    this.timeline = timeline;
    this.row = USUAL_ROW;
    this.selected = -1;
    this.waiting = false;
    scroller.addEventListener('scroll', () => this.redraw(), { passive: true });
    scroller.addEventListener('wheel', (e) => this.wheel(e), { passive: false });
    this.canvas.addEventListener('pointerdown', (e) => this.point(e, onSelect));
    this.canvas.addEventListener('pointermove', (e) => this.drag(e));
    new ResizeObserver(() => this.resize()).observe(scroller);
    this.resize();
  }

  resize() {
    this.width = this.scroller.clientWidth;
    this.height = this.scroller.clientHeight;
    const lanes = this.timeline.data.nodes.length;
    const room = this.width - GUTTER - STRIP;
    // The last lane has the room for its labels at the right edge.
    const between = (room - ROOM_FOR_LABEL) / Math.max(1, lanes - 1);
    this.laneWidth = Math.max(NARROWEST_LANE, Math.min(between, room / lanes));
    const scale = window.devicePixelRatio || 1;
    this.canvas.width = Math.round(this.width * scale);
    this.canvas.height = Math.round(this.height * scale);
    this.canvas.style.width = `${this.width}px`;
    this.canvas.style.height = `${this.height}px`;
    this.context.setTransform(scale, 0, 0, scale, 0, 0);
    this.stretch();
    this.redraw();
  }

  stretch() {
    const rows = HEAD + this.timeline.count * this.row + MARGIN;
    this.space.style.height = `${Math.max(rows, this.height)}px`;
    const lanes =
      GUTTER + (this.timeline.data.nodes.length - 1) * this.laneWidth + ROOM_FOR_LABEL + STRIP;
    this.space.style.width = `${Math.floor(Math.max(lanes, this.width))}px`;
  }

  /** The height of a row at which all events are in view. */
  wholeRow() {
    return (this.height - HEAD - MARGIN) / this.timeline.count;
  }

  /** Makes rows higher or lower and keeps the event at that height of the canvas where it is. */
  zoom(factor, y = this.anchor()) {
    const least = Math.min(this.wholeRow(), USUAL_ROW);
    const event = (this.scroller.scrollTop + y - HEAD) / this.row;
    this.row = Math.min(WIDEST_ROW, Math.max(least, this.row * factor));
    this.stretch();
    this.scroller.scrollTop = event * this.row + HEAD - y;
    this.redraw();
  }

  anchor() {
    const y = this.y(this.selected);
    return this.selected >= 0 && y > HEAD && y < this.height ? y : (HEAD + this.height) / 2;
  }

  select(i) {
    this.selected = i;
    this.redraw();
  }

  /** Scrolls as little as it takes to show the event, or puts it in the middle if it was far. */
  reveal(i) {
    const y = this.y(i);
    const edge = Math.min(2 * this.row, this.height / 4);
    const far = y < -this.height || y > 2 * this.height;
    if (far) this.scroller.scrollTop += y - (HEAD + this.height) / 2;
    else if (y < HEAD + edge) this.scroller.scrollTop -= HEAD + edge - y;
    else if (y > this.height - edge) this.scroller.scrollTop += y - this.height + edge;
    const x = this.x(this.timeline.lane[i]);
    if (x < GUTTER) this.scroller.scrollLeft -= GUTTER + MARGIN - x;
    else if (x > this.width - this.laneWidth) {
      this.scroller.scrollLeft += x - this.width + this.laneWidth;
    }
  }

  rowsInView() {
    return Math.max(1, Math.floor((this.height - HEAD) / this.row) - 1);
  }

  x(lane) {
    return GUTTER + lane * this.laneWidth + MARGIN - this.scroller.scrollLeft;
  }

  y(i) {
    return HEAD + (i + 0.5) * this.row - this.scroller.scrollTop;
  }

  wheel(e) {
    if (!e.ctrlKey) return;
    e.preventDefault();
    this.zoom(Math.exp(-e.deltaY / 200), e.offsetY);
  }

  point(e, onSelect) {
    if (e.offsetX > this.width - STRIP) {
      this.canvas.setPointerCapture(e.pointerId);
      this.drag(e);
      return;
    }
    const i = Math.floor((this.scroller.scrollTop + e.offsetY - HEAD) / this.row);
    if (e.offsetY > HEAD && i >= 0 && i < this.timeline.count) onSelect(i);
  }

  /** The strip at the right edge stands for the whole trace. */
  drag(e) {
    if (!this.canvas.hasPointerCapture(e.pointerId)) return;
    const share = (e.offsetY - HEAD) / (this.height - HEAD);
    this.scroller.scrollTop = share * this.timeline.count * this.row - this.height / 2;
  }

  redraw() {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      this.draw();
    });
  }

  draw() {
    const c = this.context;
    const ink = this.inks();
    const top = Math.floor((this.scroller.scrollTop - HEAD) / this.row) - 1;
    const first = Math.max(0, top);
    const last = Math.min(
      this.timeline.count - 1,
      top + Math.ceil(this.height / this.row) + 3,
    );
    c.clearRect(0, 0, this.width, this.height);
    c.font = ink.font;
    c.textBaseline = 'middle';
    this.drawBands(c, ink, first, last);
    this.drawLanes(c, ink);
    if (this.row >= ROW_WITH_MESSAGES) this.drawMessages(c, ink, first, last);
    if (this.row >= ROW_WITH_MARK) this.drawEvents(c, ink, first, last);
    else if (this.row >= ROW_WITH_MESSAGES) this.drawTicks(c, ink, first, last);
    else this.drawDensity(c, ink, first, last);
    this.drawGutter(c, ink, first, last);
    this.drawHead(c, ink);
    this.drawStrip(c, ink);
  }

  inks() {
    const style = getComputedStyle(this.scroller);
    const of = (name) => style.getPropertyValue(name).trim();
    return {
      paper: of('--paper'),
      text: of('--text'),
      muted: of('--muted'),
      rule: of('--rule'),
      band: of('--band'),
      badBand: of('--bad-band'),
      bad: of('--bad'),
      accent: of('--accent'),
      font: `12.5px ${of('--code')}`,
    };
  }

  drawBands(c, ink, first, last) {
    const band = (i, colour) => {
      if (i < first || i > last) return;
      c.fillStyle = colour;
      c.fillRect(0, this.y(i) - Math.max(this.row, 3) / 2, this.width, Math.max(this.row, 3));
    };
    band(this.selected, ink.band);
    band(this.timeline.data.deviation, ink.badBand);
  }

  drawLanes(c, ink) {
    c.strokeStyle = ink.rule;
    c.lineWidth = 1;
    c.beginPath();
    const end = Math.min(this.height, this.y(this.timeline.count - 0.5));
    for (let lane = 0; lane < this.timeline.data.nodes.length; lane++) {
      const x = Math.round(this.x(lane)) + 0.5;
      if (x < 0 || x > this.width) continue;
      c.moveTo(x, HEAD);
      c.lineTo(x, end);
    }
    c.stroke();
  }

  drawMessages(c, ink, first, last) {
    const { cause, effect, lane } = this.timeline;
    const messages = [];
    this.timeline.visitPairs(first, last, (e) => {
      if (lane[cause[e]] !== lane[effect[e]] && messages.length < MOST_MESSAGES) messages.push(e);
    });
    c.strokeStyle = ink.muted;
    c.globalAlpha = this.row >= ROW_WITH_MARK ? 0.75 : 0.4;
    c.lineWidth = 1;
    c.beginPath();
    for (const e of messages) this.line(c, cause[e], effect[e]);
    c.stroke();
    c.globalAlpha = 1;
    if (this.row >= ROW_WITH_MARK) {
      c.fillStyle = ink.muted;
      for (const e of messages) this.arrow(c, cause[e], effect[e]);
    }
    this.drawLinks(c, ink);
  }

  /** The messages to and from the event that is selected. */
  drawLinks(c, ink) {
    if (this.selected < 0) return;
    const pairs = [
      ...this.timeline.causes(this.selected).map((i) => [i, this.selected]),
      ...this.timeline.effects(this.selected).map((i) => [this.selected, i]),
    ].filter(([from, to]) => this.timeline.lane[from] !== this.timeline.lane[to]);
    c.strokeStyle = ink.accent;
    c.fillStyle = ink.accent;
    c.lineWidth = 1.75;
    c.beginPath();
    for (const [from, to] of pairs) this.line(c, from, to);
    c.stroke();
    if (this.row < ROW_WITH_MARK) return;
    for (const [from, to] of pairs) this.arrow(c, from, to);
  }

  line(c, from, to) {
    c.moveTo(this.x(this.timeline.lane[from]), this.y(from));
    c.lineTo(this.x(this.timeline.lane[to]), this.y(to));
  }

  arrow(c, from, to) {
    const x = this.x(this.timeline.lane[to]);
    const y = this.y(to);
    const angle = Math.atan2(y - this.y(from), x - this.x(this.timeline.lane[from]));
    const near = 5;
    const far = 12;
    c.beginPath();
    c.moveTo(x - near * Math.cos(angle), y - near * Math.sin(angle));
    c.lineTo(x - far * Math.cos(angle - 0.3), y - far * Math.sin(angle - 0.3));
    c.lineTo(x - far * Math.cos(angle + 0.3), y - far * Math.sin(angle + 0.3));
    c.fill();
  }

  drawEvents(c, ink, first, last) {
    for (let i = first; i <= last; i++) {
      const x = this.x(this.timeline.lane[i]);
      const y = this.y(i);
      this.drawMark(c, ink, i, x, y);
      if (this.row >= ROW_WITH_LABEL) this.drawLabel(c, ink, i, x + 12, y);
    }
  }

  drawMark(c, ink, i, x, y) {
    const size = Math.min(4.5, this.row / 2.5);
    const deviates = i === this.timeline.data.deviation;
    c.lineWidth = 1.5;
    c.fillStyle = deviates ? ink.bad : ink.text;
    c.beginPath();
    if (deviates) {
      const big = size * 1.7;
      c.moveTo(x, y - big);
      c.lineTo(x + big, y);
      c.lineTo(x, y + big);
      c.lineTo(x - big, y);
      c.closePath();
      c.fill();
    } else if (this.timeline.subTrace.has(i)) {
      c.fillStyle = ink.accent;
      c.fillRect(x - size, y - size, 2 * size, 2 * size);
    } else if (this.timeline.isExplained(i)) {
      c.arc(x, y, size, 0, 2 * Math.PI);
      c.fill();
    } else {
      c.arc(x, y, size, 0, 2 * Math.PI);
      c.fillStyle = ink.paper;
      c.fill();
      c.strokeStyle = ink.muted;
      c.stroke();
    }
  }

  drawLabel(c, ink, i, x, y) {
    const deviates = i === this.timeline.data.deviation;
    const strong = deviates || i === this.selected;
    c.font = strong ? `600 ${ink.font}` : ink.font;
    c.fillStyle = deviates ? ink.bad : this.timeline.isExplained(i) ? ink.text : ink.muted;
    // Lanes and messages end at a text, so that it can be read where it crosses them.
    c.strokeStyle = ink.paper;
    c.lineWidth = 4;
    c.lineJoin = 'round';
    const text = this.timeline.label(i);
    if (!strong) c.strokeText(text, x, y);
    c.fillText(text, x, y);
    c.font = ink.font;
  }

  /** Rows are lower than a mark. */
  drawTicks(c, ink, first, last) {
    c.fillStyle = ink.text;
    for (let i = first; i <= last; i++) {
      c.globalAlpha = this.timeline.isExplained(i) ? 1 : 0.4;
      c.fillRect(this.x(this.timeline.lane[i]) - 4, this.y(i), 8, Math.max(1, this.row / 2));
    }
    c.globalAlpha = 1;
    this.drawFlags(c, ink, first, last);
  }

  /** Many rows on a pixel: the more of them belong to a lane, the wider it is there. */
  drawDensity(c, ink, first, last) {
    const { lane, data } = this.timeline;
    const rows = Math.ceil(this.height) + 2;
    const counts = new Uint32Array(rows * data.nodes.length);
    for (let i = first; i <= last; i++) {
      const y = Math.min(rows - 1, Math.max(0, Math.round(this.y(i))));
      counts[lane[i] * rows + y]++;
    }
    const most = Math.ceil(1 / this.row);
    const widest = Math.min(40, this.laneWidth / 2 - 6);
    const end = data.firstUnexplained < 0 ? Infinity : this.y(data.firstUnexplained);
    c.fillStyle = ink.text;
    data.nodes.forEach((_, l) => {
      for (let y = 0; y < rows; y++) {
        const count = counts[l * rows + y];
        if (count === 0) continue;
        const width = 1 + widest * Math.min(1, Math.sqrt(count / most));
        c.globalAlpha = y < end ? 0.8 : 0.35;
        c.fillRect(this.x(l) - width / 2, y, width, 1);
      }
    });
    c.globalAlpha = 1;
    this.drawFlags(c, ink, first, last);
  }

  drawFlags(c, ink, first, last) {
    for (const i of this.timeline.subTrace) {
      if (i >= first && i <= last) this.drawFlag(c, ink.accent, i);
    }
    const { deviation } = this.timeline.data;
    if (deviation >= first && deviation <= last) this.drawFlag(c, ink.bad, deviation);
  }

  drawFlag(c, colour, i) {
    c.fillStyle = colour;
    c.fillRect(this.x(this.timeline.lane[i]) - 9, this.y(i) - 1.5, 18, 3);
  }

  drawGutter(c, ink, first, last) {
    c.clearRect(0, HEAD, GUTTER - MARGIN, this.height);
    c.fillStyle = ink.muted;
    c.textAlign = 'right';
    const every = Math.max(1, niceStep(18 / this.row));
    for (let i = first; i <= last; i++) {
      const chosen = i === this.selected || i === this.timeline.data.deviation;
      const number = this.timeline.number[i];
      if (!chosen && (number % every !== 0 || (every > 1 && this.isNearChosen(i)))) continue;
      c.fillStyle = i === this.timeline.data.deviation ? ink.bad : chosen ? ink.text : ink.muted;
      c.fillText(number.toLocaleString('en'), GUTTER - MARGIN - 6, this.y(i));
    }
    c.textAlign = 'left';
  }

  isNearChosen(i) {
    return [this.selected, this.timeline.data.deviation].some(
      (chosen) => chosen >= 0 && Math.abs(chosen - i) * this.row < 16,
    );
  }

  drawHead(c, ink) {
    c.fillStyle = ink.paper;
    c.fillRect(0, 0, this.width, HEAD);
    c.fillStyle = ink.text;
    c.font = `600 ${ink.font}`;
    this.timeline.data.nodes.forEach((node, lane) => {
      const x = this.x(lane);
      if (x < GUTTER - MARGIN || x > this.width) return;
      c.save();
      c.beginPath();
      c.rect(x - 6, 0, this.laneWidth - 4, HEAD);
      c.clip();
      c.fillText(node === '' ? 'no node' : node, x - 5, HEAD / 2);
      c.restore();
    });
    c.strokeStyle = ink.rule;
    c.lineWidth = 1;
    c.strokeRect(-1, HEAD - 0.5, this.width + 2, this.height);
    if (this.row >= ROW_WITH_MESSAGES) return;
    c.font = ink.font;
    c.fillStyle = ink.muted;
    c.fillText('width: events at that time; zoom in to see messages', GUTTER, this.height - 7);
  }

  drawStrip(c, ink) {
    if (this.timeline.count * this.row <= this.height - HEAD) return;
    const length = this.height - HEAD;
    const x = this.width - STRIP;
    const at = (i) => HEAD + (length * i) / this.timeline.count;
    c.fillStyle = ink.paper;
    c.fillRect(x, HEAD, STRIP, length);
    const top = this.scroller.scrollTop / this.row;
    c.fillStyle = ink.band;
    c.fillRect(x, at(top), STRIP, Math.max(6, at(this.height / this.row) - HEAD));
    c.fillStyle = ink.rule;
    c.fillRect(x, HEAD, 1, length);
    const mark = (i, colour, height) => {
      if (i < 0) return;
      c.fillStyle = colour;
      c.fillRect(x + 3, Math.min(this.height - 3, at(i + 0.5) - height / 2), STRIP - 5, height);
    };
    for (const i of this.timeline.subTrace) mark(i, ink.accent, 2);
    mark(this.timeline.data.deviation, ink.bad, 3);
    mark(this.selected, ink.text, 1);
  }
}

/** The least of 1, 2, 5, 10, 20, 50... that is not less. */
function niceStep(least) {
  let step = 1;
  for (let k = 0; step < least; k++) step *= k % 3 === 1 ? 2.5 : 2;
  return step;
}
