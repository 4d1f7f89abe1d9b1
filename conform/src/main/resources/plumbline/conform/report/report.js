const PAGE = 100;

/** The part of the page about the events of one trace: diagram, selection, table. */
class Events {
  constructor(section) {
    this.section = section;
    this.timeline = new Timeline(JSON.parse(section.querySelector('script').textContent));
    this.scroller = section.querySelector('.scroller');
    this.details = section.querySelector('.details');
    this.status = section.querySelector('[role=status]');
    this.list = section.querySelector('.list');
    this.selected = -1;
    this.page = 0;
    const rows = HEAD + (this.timeline.count + 1) * USUAL_ROW + MARGIN;
    section.querySelector('.board').style.setProperty('--rows', `${rows}px`);
    this.diagram = new Diagram(this.scroller, this.timeline, (i) => this.select(i));
    this.scroller.addEventListener('keydown', (e) => this.key(e));
    section.querySelector('.tools').addEventListener('click', (e) => this.tool(e));
    section.querySelector('form').addEventListener('submit', (e) => this.find(e));
    this.list.addEventListener('toggle', () => this.fillTable());
    this.list.addEventListener('click', (e) => this.turn(e));
    const start = this.timeline.data.deviation;
    this.select(start >= 0 ? start : 0, false);
    this.diagram.reveal(this.selected);
  }

  /** @param aloud whether to tell those who listen */
  select(i, aloud = true) {
    if (i < 0 || i >= this.timeline.count) return;
    this.selected = i;
    this.diagram.select(i);
    this.diagram.reveal(i);
    this.details.replaceChildren(...this.describe(i));
    if (aloud) this.status.textContent = this.sentence(i);
    this.page = Math.floor(i / PAGE);
    this.fillTable();
  }

  key(e) {
    if (e.altKey || e.metaKey || e.ctrlKey) return;
    const { timeline, diagram, selected } = this;
    const last = timeline.count - 1;
    const moves = {
      ArrowUp: () => this.select(Math.max(0, selected - 1)),
      ArrowDown: () => this.select(Math.min(last, selected + 1)),
      ArrowLeft: () => this.select(timeline.before[selected]),
      ArrowRight: () => this.select(timeline.after[selected]),
      PageUp: () => this.select(Math.max(0, selected - diagram.rowsInView())),
      PageDown: () => this.select(Math.min(last, selected + diagram.rowsInView())),
      Home: () => this.select(0),
      End: () => this.select(last),
      d: () => this.select(timeline.data.deviation),
      '+': () => diagram.zoom(1.5),
      '-': () => diagram.zoom(1 / 1.5),
      0: () => diagram.zoom(0),
    };
    if (!Object.hasOwn(moves, e.key)) return;
    e.preventDefault();
    moves[e.key]();
  }

  tool(e) {
    switch (e.target.dataset.does) {
      case 'closer':
        this.diagram.zoom(1.5);
        break;
      case 'farther':
        this.diagram.zoom(1 / 1.5);
        break;
      case 'whole':
        this.diagram.zoom(0);
        break;
      case 'deviation':
        this.select(this.timeline.data.deviation);
        break;
    }
  }

  find(e) {
    e.preventDefault();
    const text = new FormData(e.target).get('text').trim();
    if (text === '') return;
    const found = this.timeline.find(text, this.selected);
    if (found >= 0) this.select(found);
    else this.status.textContent = `No event has ${text}.`;
    e.target.elements.text.setCustomValidity(found >= 0 ? '' : 'No event has that text');
    e.target.reportValidity();
    e.target.elements.text.setCustomValidity('');
  }

  title(i) {
    return `Event ${this.timeline.number[i].toLocaleString('en')}`;
  }

  outcome(i) {
    if (i === this.timeline.data.deviation) return this.timeline.data.claim;
    if (!this.timeline.isExplained(i)) return 'after the deviation, not checked';
    return this.timeline.subTrace.has(i) ? 'explained; part of the sub-trace' : 'explained';
  }

  sentence(i) {
    const causes = this.timeline.causes(i).map((c) => this.timeline.number[c]);
    return [
      `${this.title(i)} of ${this.timeline.data.total.toLocaleString('en')}: ${this.timeline.label(i)}`,
      this.timeline.node(i) === '' ? '' : `on ${this.timeline.node(i)}`,
      this.timeline.place(i),
      causes.length === 0 ? '' : `caused by ${causes.join(' and ')}`,
      this.outcome(i),
    ]
      .filter((part) => part !== '')
      .join(', ');
  }

  describe(i) {
    const { timeline } = this;
    const facts = element('dl', {});
    const fact = (name, ...values) => {
      facts.append(element('dt', {}, name), element('dd', {}, ...values));
    };
    if (timeline.node(i) !== '') fact('Node', timeline.node(i));
    fact('Logged at', element('code', {}, timeline.place(i)));
    const moment = timeline.moments.get(i);
    if (moment) fact('Explained by', element('code', {}, moment.action));
    else fact('Verdict', this.outcome(i));
    this.link(fact, 'Caused by', timeline.causes(i));
    this.link(fact, 'Leads to', timeline.effects(i));
    if (timeline.before[i] >= 0) this.link(fact, 'Before it on its node', [timeline.before[i]]);
    if (timeline.after[i] >= 0) this.link(fact, 'After it on its node', [timeline.after[i]]);
    const parts = [
      element('h3', {}, this.title(i)),
      element('p', { className: 'label' }, element('code', {}, timeline.label(i))),
      facts,
    ];
    if (moment) {
      parts.push(
        element('h4', {}, 'What it changed'),
        element('pre', {}, moment.changes.join('\n')),
      );
    }
    return parts;
  }

  link(fact, name, events) {
    const most = 8;
    if (events.length === 0) return;
    const links = events.slice(0, most).map((i) => {
      const button = element(
        'button',
        { type: 'button', className: 'link' },
        element('span', {}, this.timeline.number[i].toLocaleString('en')),
        ' ',
        element('code', {}, this.timeline.label(i)),
      );
      button.addEventListener('click', () => this.select(i));
      return element('li', {}, button);
    });
    if (events.length > most) links.push(element('li', {}, `and ${events.length - most} more`));
    fact(name, element('ul', {}, ...links));
  }

  /** The table holds one page of rows, and only while it is open. */
  fillTable() {
    if (!this.list.open) return;
    const first = this.page * PAGE;
    const last = Math.min(this.timeline.count, first + PAGE);
    const rows = [];
    for (let i = first; i < last; i++) rows.push(this.tableRow(i));
    const body = this.list.querySelector('tbody');
    const focused = body.contains(document.activeElement);
    body.replaceChildren(...rows);
    if (focused) body.querySelector('[aria-current] button')?.focus();
    this.list.querySelector('.range').textContent =
      `${(first + 1).toLocaleString('en')} to ${last.toLocaleString('en')}` +
      ` of ${this.timeline.count.toLocaleString('en')}`;
  }

  tableRow(i) {
    const { timeline } = this;
    const number = element(
      'button',
      { type: 'button', className: 'link' },
      timeline.number[i].toLocaleString('en'),
    );
    number.addEventListener('click', () => this.select(i));
    const causes = timeline.causes(i).map((c) => timeline.number[c].toLocaleString('en'));
    const row = element(
      'tr',
      { className: i === timeline.data.deviation ? 'bad' : '' },
      element('th', { scope: 'row' }, number),
      element('td', {}, timeline.node(i)),
      element('td', {}, element('code', {}, timeline.label(i))),
      element('td', { className: 'place' }, timeline.place(i)),
      element('td', {}, causes.join(', ')),
      element('td', {}, this.outcome(i)),
    );
    if (i === this.selected) row.setAttribute('aria-current', 'true');
    return row;
  }

  turn(e) {
    const pages = Math.ceil(this.timeline.count / PAGE);
    const to = {
      first: 0,
      previous: this.page - 1,
      next: this.page + 1,
      last: pages - 1,
    }[e.target.dataset.page];
    if (to === undefined) return;
    this.page = Math.min(pages - 1, Math.max(0, to));
    this.fillTable();
  }
}

function element(name, properties, ...content) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...content);
  return made;
}

const all = [...document.querySelectorAll('.events')].map((section) => new Events(section));
for (const query of ['(prefers-color-scheme: dark)', 'print']) {
  matchMedia(query).addEventListener('change', () => all.forEach((e) => e.diagram.draw()));
}
document.documentElement.dataset.ready = 'true';
