const data = JSON.parse(document.getElementById('data').textContent);
const main = document.getElementById('main');
const charts = [];

/** An element; texts become text nodes, so that nothing in them is markup. */
function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

function section(id, title, ...children) {
  document.querySelector('nav').append(el('a', { href: '#' + id }, ...math(title)));
  const node = el('section', { id, 'aria-labelledby': id + '-title' }, el('h2', { id: id + '-title' }, ...math(title)), ...children);
  main.append(node);
  return node;
}

// ---- light and dark ----

const systemDark = matchMedia('(prefers-color-scheme: dark)');
const themes = ['auto', 'light', 'dark'];
let theme = 'auto';
let printing = false;

const dark = () => !printing && (theme === 'dark' || (theme === 'auto' && systemDark.matches));

function applyTheme() {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  document.getElementById('theme').textContent = 'Theme: ' + theme;
  charts.forEach((chart) => chart.draw());
}

/** The plot that several views make together; see Overlay. */
function together(overlay, views) {
  const seen = new Set();
  const series = overlay.parts.flatMap((part) => {
    const labels = new Map(part.labels.map((label) => [label.from, label]));
    return views[part.view].chart.series
      .filter((one) => !(one.kind === 'marks' && one.marker === 'DOT') && labels.has(one.name))
      .map((one) => ({ ...one, name: labels.get(one.name).name, ink: labels.get(one.name).ink }));
  }).filter((one) => {
    const text = JSON.stringify(one);
    return !seen.has(text) && seen.add(text);
  });
  return { kind: 'plot', title: overlay.title, x: overlay.x, y: overlay.y, series };
}

function downloadButton(label, name, blob) {
  const button = el('button', { type: 'button', class: 'small', 'data-download': label }, label);
  button.addEventListener('click', () => {
    const url = URL.createObjectURL(blob());
    el('a', { href: url, download: name() + '.' + label.toLowerCase() }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  });
  return button;
}

/** In a menu, what shows several things together comes first. */
const breadth = (value) => (value === 'all' ? 0 : value.startsWith('every ') ? 1 : 2);

/** A chart with its selectors, buttons and words. */
function panel(description, node) {
  const { id, text, views } = description;
  const choosable = [...views, ...description.overlays.map((overlay) => ({ menu: overlay.menu, overlay, note: '' }))];
  const place = el('div', { class: 'chart' });
  const note = el('p', { class: 'note' });
  const choices = el('div', { class: 'choices' });
  let shown = null;
  let chosen = views[0].menu;
  const name = () => [data.name, id, ...chosen].join('-').replace(/[^A-Za-z0-9.]+/g, '-').replace(/-+$/, '').slice(0, 120);
  const buttons = el('div', { class: 'downloads' }, 'Download',
    downloadButton('SVG', name, () => svgOf(shown)), downloadButton('PNG', name, () => pngOf(shown)), downloadButton('CSV', name, () => csvOf(shown)));
  node.append(choices, place, buttons, note, el('p', { class: 'note reading' }, el('b', {}, 'How to read it. '), ...math(text)));
  const chart = new ChartPlace(place);
  const selects = description.selectors.map((label, i) => {
    const select = el('select', { id: id + '-' + i, 'data-selector': label });
    if (new Set(views.map((view) => view.menu[i])).size > 1) choices.append(el('label', { for: select.id }, label, select));
    select.addEventListener('change', () => choose(i));
    return select;
  });

  /** Keeps the choices up to the one changed; those after it are what is left to choose. */
  function choose(changed) {
    let left = choosable;
    selects.forEach((select, i) => {
      const values = [...new Set(left.map((view) => view.menu[i]))].sort((a, b) => breadth(a) - breadth(b));
      const kept = changed < 0 ? chosen[i] : select.value;
      const wanted = values.includes(kept) ? kept : values[0];
      if (i > changed) {
        select.replaceChildren(...values.map((value) => el('option', { value }, value === '' ? 'default' : value)));
        select.value = wanted;
      }
      left = left.filter((view) => view.menu[i] === select.value);
    });
    const view = left[0];
    chosen = view.menu;
    shown = view.overlay ? together(view.overlay, views) : view.chart;
    buttons.hidden = shown.kind === 'undrawn';
    if (shown.kind === 'undrawn') {
      note.textContent = 'This chart could not be drawn: ' + shown.why;
      chart.hide();
    } else {
      note.replaceChildren(...math(view.note));
      chart.show(shown);
    }
  }
  choose(-1);
}

/** The charts in sections of their own; those that these runs cannot fill in one list. */
function panels() {
  data.panels.filter((one) => one.views.length > 0 && one.id !== data.lead).forEach((one) => panel(one, section(one.id, one.title)));
  const missing = data.panels.filter((one) => one.views.length === 0);
  if (missing.length > 0) {
    section('missing', 'Charts without data').append(el('details', {}, el('summary', {}, 'Charts that these runs cannot fill (' + missing.length + ')'),
      el('ul', {}, ...missing.map((one) => el('li', { id: one.id }, ...math(one.title), '. ', ...math(one.text))))));
  }
}

// ---- words ----

/** The first screen: what was found, what was asked, and the chart that shows it. */
function findings() {
  const { summary, question } = data;
  const node = section('findings', 'Findings');
  const asked = el('div', { class: 'asked' }, el('h3', {}, 'What was asked'),
    el('dl', {}, ...question.lines.flatMap((line) => [el('dt', {}, ...math(line.name)), ...line.texts.map((text) => el('dd', {}, ...math(text)))])));
  if (question.fixed.length > 0) {
    asked.append(el('details', {}, el('summary', {}, 'The same in all runs'), el('p', { class: 'note' }, ...math(question.fixed.join('; ')))));
  }
  asked.append(el('p', { class: 'note' }, ...math(summary.swept)));
  const shown = el('div', { class: 'shown' });
  const lead = data.panels.find((one) => one.id === data.lead);
  if (lead) {
    const place = el('div', { id: lead.id }, el('h3', {}, ...math(lead.title)));
    shown.append(place);
    node.append(...summary.conclusions.map((text) => el('p', { class: 'lead' }, ...math(text))), el('div', { class: 'first' }, asked, shown));
    panel(lead, place);
  } else {
    node.append(...summary.conclusions.map((text) => el('p', { class: 'lead' }, ...math(text))), asked);
  }
  if (data.undrawn.length > 0) {
    node.append(el('h3', { class: 'alarm' }, 'Charts that could not be drawn'),
      el('ul', {}, ...data.undrawn.map((one) => el('li', {}, one.title + ': ' + one.why))));
  }
  const errors = Object.entries(data.errors);
  if (errors.length > 0) {
    node.append(el('h3', { class: 'alarm' }, 'Errors of failed runs'),
      el('ul', {}, ...errors.map(([text, count]) => el('li', {}, count + (count === 1 ? ' run: ' : ' runs: ') + text))));
  }
}

const INSIDE = { YES: 'yes', NO: 'no', UNKNOWN: '' };

function exponents() {
  const { summary } = data;
  if (summary.exponents.length === 0) return;
  const node = section('exponents', 'Exponents');
  const columns = [
    ['group', 'group'], [summary.alphaHeading, 'alpha'], ['law at these dimensions', 'law'], ['law inside the interval', 'agreement'],
    ['limit of large /{d}', 'limit'], ['/{α} of typical starts', 'startsKnown'],
  ].filter(([, key]) => summary.exponents.some((one) => one[key] !== '-' && one[key] !== 'UNKNOWN'));
  const rows = summary.exponents.map((one) => el('tr', {},
    ...columns.map(([, key]) => el('td', {}, ...math(key === 'agreement' ? INSIDE[one[key]] : one[key])))));
  node.append(el('p', { class: 'note' }, ...math('How the median escape time grows with the dimension, with 95% intervals, and what theory says.')),
    el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Exponents' },
      el('table', {}, el('thead', {}, el('tr', {}, ...columns.map(([text]) => el('th', { scope: 'col' }, ...math(text))))), el('tbody', {}, ...rows))));
  summary.transitions.forEach((text) => node.append(el('p', {}, ...math(text))));
  if (summary.fit !== '') node.append(el('p', {}, ...math(summary.fit)));
  if (summary.doubts.length > 0) {
    node.append(el('h3', {}, 'What to keep in mind'), el('ul', {}, ...summary.doubts.map((text) => el('li', {}, ...math(text)))));
  }
  if (summary.warnings.length > 0) {
    node.append(el('details', { id: 'warnings' }, el('summary', {}, 'Warnings about single groups (' + summary.warnings.length + ')'),
      el('ul', {}, ...summary.warnings.map((one) => el('li', {}, el('b', {}, ...math(one.groups)), ': ', ...math(one.text))))));
  }
}

// ---- tables ----

const FIRST_ROWS = 100;

function csv(table) {
  const cell = (value) => (value === null ? '' : /[",\n]/.test(value) ? '"' + value.replaceAll('"', '""') + '"' : value);
  const columns = table.order.map((name) => table.columns.indexOf(name));
  const rows = table.rows.map((row) => columns.map((at, i) => (at < 0 ? table.same[table.order[i]] : row[at])));
  return [table.order, ...rows].map((row) => row.map(cell).join(',')).join('\n') + '\n';
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = el('textarea', {});
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
}

function copyButton(label, text) {
  const button = el('button', { type: 'button' }, label);
  button.addEventListener('click', async () => {
    await copy(text());
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = label; }, 1500);
  });
  return button;
}

function numeric(value) {
  return value !== null && value !== '' && !Number.isNaN(Number(value));
}

/** Fractions to four significant digits; the CSV has all of them. */
function shortened(value) {
  return numeric(value) && /[.e]/.test(value) ? plain(Number(value)) : value;
}

/** Numbers as numbers, before texts; what is missing last, whichever way. */
function compare(a, b, direction) {
  if (a === null || b === null) return (a === null) - (b === null);
  if (numeric(a) && numeric(b)) return direction * (Number(a) - Number(b));
  return direction * ((a > b) - (a < b));
}

function sortable(table) {
  const body = el('tbody', {});
  const heads = ['about', ...table.columns].map((name, i) => {
    const button = el('button', { type: 'button' }, name);
    button.addEventListener('click', () => sort(i));
    return el('th', { scope: 'col', title: i === 0 ? 'what the row is about' : table.meanings[i - 1] }, button);
  });
  const rows = table.rows.map((row, i) => [table.about[i], ...row]);
  const kind = (value) => (numeric(value) ? 'number' : value !== null && value.length > 40 ? 'long' : '');
  let limit = FIRST_ROWS;
  const more = el('button', { type: 'button' });
  more.addEventListener('click', () => { limit = Infinity; fill(); });

  function fill() {
    body.replaceChildren(...rows.slice(0, limit).map(([about, ...row]) => el('tr', {}, el('th', { scope: 'row' }, ...math(about)),
      ...row.map((value, i) => el('td', { class: kind(value) + (i >= row.length - table.settings ? ' setting' : '') }, shortened(value))))));
    more.hidden = rows.length <= limit;
    more.textContent = 'Show all ' + rows.length + ' rows';
  }

  function sort(column) {
    const direction = heads[column].getAttribute('aria-sort') === 'ascending' ? -1 : 1;
    heads.forEach((head) => head.removeAttribute('aria-sort'));
    heads[column].setAttribute('aria-sort', direction > 0 ? 'ascending' : 'descending');
    rows.sort((a, b) => compare(a[column], b[column], direction));
    fill();
  }

  fill();
  return [
    el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': table.title },
      el('table', { 'data-table': table.file }, el('thead', {}, el('tr', {}, ...heads)), body)),
    more,
  ];
}

function tables() {
  const { fixed, tables: all } = data.tables;
  const node = section('tables', 'Tables');
  const equations = (columns) => Object.entries(columns).filter(([, value]) => value !== null).map(([name, value]) => name + ' = ' + shortened(value)).join(', ');
  node.append(el('p', { class: 'note' }, 'Results come first, then the settings in which rows differ. Numbers have four significant digits here and all of'
    + ' them in the CSV. Point at a heading to read what its column holds.'));
  if (Object.keys(fixed).length > 0) node.append(el('p', { class: 'note', id: 'fixed' }, 'In all tables: ' + equations(fixed) + '.'));
  for (const table of all) {
    node.append(el('h3', {}, table.title));
    const same = equations(Object.fromEntries(Object.entries(table.same).filter(([name]) => !(name in fixed))));
    if (same !== '') node.append(el('p', { class: 'note' }, 'In every row: ' + same + '.'));
    if (table.note) node.append(el('p', { class: 'note' }, table.note));
    node.append(copyButton('Copy as CSV', () => csv(table)), ...sortable(table));
  }
}

// ---- where it comes from ----

function provenance() {
  const node = section('provenance', 'Where this comes from');
  const { manifest } = data;
  const facts = el('dl', {});
  const fact = (name, value) => {
    if (value !== null && value !== undefined && value !== '') facts.append(el('dt', {}, name), el('dd', {}, String(value)));
  };
  fact('cost of the runs', data.cost.join(', '));
  if (manifest === null) {
    node.append(el('p', {}, 'There is no manifest.json beside these runs: whoever simulated them has not said with what.'), facts);
    return;
  }
  if (manifest.command) {
    const commit = /^[0-9a-f]{40}$/.test(manifest.commit) ? 'git checkout ' + manifest.commit + '\n' : '';
    const command = commit + manifest.command;
    node.append(el('p', {}, 'The same rows again' + (manifest.dirty ? ' (the build had uncommitted changes, so nearly)' : '') + ':'),
      el('pre', {}, command), copyButton('Copy command', () => command));
  }
  fact('commit', manifest.commit + (manifest.dirty ? ', with uncommitted changes' : ''));
  for (const [key, value] of Object.entries(manifest)) {
    if (!['commit', 'dirty', 'command', 'config', 'defaults_taken'].includes(key)) {
      fact(key.replaceAll('_', ' '), typeof value === 'object' && value !== null
        ? Object.entries(value).map(([name, each]) => name + ' ' + each).join(', ') : value);
    }
  }
  const config = JSON.stringify(manifest.config, null, 2);
  node.append(facts,
    el('details', {}, el('summary', {}, 'Configuration, with every default taken; it is a configuration file itself'),
      copyButton('Copy configuration', () => config), el('pre', {}, config)));
}

// ---- the page ----

document.title = data.name + ' - Escapement';
document.querySelector('h1').textContent = data.name;
findings();
exponents();
panels();
tables();
provenance();
document.getElementById('theme').addEventListener('click', () => {
  theme = themes[(themes.indexOf(theme) + 1) % themes.length];
  applyTheme();
});
systemDark.addEventListener('change', applyTheme);
let closed = [];
addEventListener('beforeprint', () => {
  printing = true;
  closed = [...document.querySelectorAll('details:not([open])')];
  closed.forEach((each) => { each.open = true; });
  document.documentElement.dataset.theme = 'light';
  charts.forEach((chart) => chart.draw());
});
addEventListener('afterprint', () => {
  printing = false;
  closed.forEach((each) => { each.open = false; });
  applyTheme();
});
applyTheme();
document.documentElement.dataset.drawn = 'true';
