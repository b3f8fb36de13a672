'use strict';
(() => {
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
    document.querySelector('nav').append(el('a', { href: '#' + id }, title));
    const node = el('section', { id, 'aria-labelledby': id + '-title' }, el('h2', { id: id + '-title' }, title), ...children);
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

  // ---- charts: from the description of a plot to what ECharts wants ----

  const SYMBOLS = ['circle', 'path://M0 0H9V9H0Z', 'path://M5 0L10 5L5 10L0 5Z', 'path://M0 0L10 0L5 9Z', 'path://M3 0h4v3h3v4h-3v3h-4v-3h-3v-4h3z', 'path://M2.5 0H7.5L10 4.3L7.5 8.6H2.5L0 4.3Z',
    'path://M0 3L3 0L5 2L7 0L10 3L8 5L10 7L7 10L5 8L3 10L0 7L2 5Z'];
  const BAR = 'path://M0 4H24V6H0Z';
  const CENSORED = 'triangle';
  /** The first ink of series that have an order. */
  const ORDERED = 100;
  const DASHES = { SOLID: 'solid', DASHED: 'dashed', DOTTED: 'dotted' };

  function colour(ink) {
    const { palette } = data;
    if (ink < 0) return palette.neutral[dark() ? 1 : 0];
    const ordered = dark() ? palette.orderedDark : palette.orderedLight;
    const inks = dark() ? palette.dark : palette.light;
    return ink < ORDERED ? inks[ink % inks.length] : ordered[(ink - ORDERED) % ordered.length];
  }

  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const ink = () => (printing ? '#1c1e21' : css('--ink'));
  const faint = () => (printing ? '#d5d9e0' : css('--rule'));

  /** Powers of the base alone, written as on paper. */
  function tick(axis, value) {
    const power = Math.log(value) / Math.log(axis.base);
    return Math.abs(power - Math.round(power)) > 1e-6 ? '' : axis.powers[Math.round(power)] ?? '';
  }

  function plain(value) {
    if (value === null || value === undefined) return '?';
    if (Math.abs(value) >= 1e7 || (value !== 0 && Math.abs(value) < 1e-4)) return value.toExponential(2);
    return String(Number(value.toPrecision(4)));
  }

  function axis(description, narrow, vertical) {
    const base = description.base;
    return {
      type: base ? 'log' : 'value',
      logBase: base || 10,
      min: description.from,
      max: description.to,
      name: description.label,
      nameLocation: 'middle',
      nameGap: vertical ? (narrow ? 36 : 44) : 28,
      nameTextStyle: { color: ink(), fontSize: 13 },
      axisLabel: {
        color: ink(),
        hideOverlap: true,
        showMinLabel: base ? undefined : false,
        showMaxLabel: base ? undefined : false,
        formatter: (value) => (base ? tick(description, value) : plain(value)),
      },
      axisLine: { show: true, onZero: false, lineStyle: { color: ink() } },
      minorTick: { show: base === 10 },
      axisTick: { show: true, lineStyle: { color: ink() } },
      splitLine: { lineStyle: { color: faint() } },
      axisPointer: { show: false },
    };
  }

  function series(one, plot) {
    const own = colour(one.ink);
    const common = { name: one.name, itemStyle: { color: own }, animation: false, clip: true, emphasis: { disabled: true } };
    const line = (points, style, more) => ({
      ...common, type: 'line', data: points, showSymbol: false, symbol: 'none',
      lineStyle: { color: own, width: 2, type: style }, ...more,
    });
    switch (one.kind) {
      case 'line': return one.stroke in DASHES
        ? line(one.points, DASHES[one.stroke])
        : line(one.points, 'solid', { lineStyle: { color: own, width: 1, opacity: one.stroke === 'FAINT' ? 0.5 : 1 } });
      case 'steps': return line(one.points, 'solid', { step: 'end' });
      case 'rule': return line([[one.x, plot.y.from], [one.x, plot.y.to]], 'dotted', { silent: true });
      case 'strip': return line([], 'solid', {
        markArea: { silent: true, itemStyle: { color: own, opacity: 0.12 }, data: [[{ xAxis: one.from }, { xAxis: one.to }]] },
      });
      case 'marks': return marks(one, own, common);
      case 'bars': return bars(one, own, common, plot);
      default: throw new Error('no series is called ' + one.kind);
    }
  }

  function marks(one, own, common) {
    const scatter = { ...common, type: 'scatter', data: one.points };
    if (one.marker === 'DOT') {
      return { ...scatter, symbol: 'circle', symbolSize: 3.5, itemStyle: { color: own, opacity: 0.35 }, z: 1 };
    }
    if (one.marker === 'OPEN_TRIANGLE') {
      return { ...scatter, symbol: CENSORED, symbolSize: 8, itemStyle: { color: 'transparent', borderColor: own, borderWidth: 1.4 } };
    }
    return { ...scatter, symbol: SYMBOLS[Math.max(0, one.ink) % SYMBOLS.length], symbolSize: 9, z: 4 };
  }

  /** Intervals; an open end has no cap and runs to the edge. */
  function bars(one, own, common, plot) {
    return {
      ...common,
      type: 'custom',
      z: 3,
      encode: { x: 0, y: [1, 2] },
      data: one.bars.map(([x, low, high]) => [x, low ?? plot.y.from, high ?? plot.y.to, low === null, high === null]),
      renderItem: (_, api) => {
        const bottom = api.coord([api.value(0), api.value(1)]);
        const top = api.coord([api.value(0), api.value(2)]);
        const stroke = { style: { stroke: own, lineWidth: 1.5, fill: null } };
        const cap = ([x, y]) => ({ type: 'line', shape: { x1: x - 4, x2: x + 4, y1: y, y2: y }, ...stroke });
        return {
          type: 'group',
          children: [
            { type: 'line', shape: { x1: bottom[0], y1: bottom[1], x2: top[0], y2: top[1] }, ...stroke },
            ...(api.value(3) ? [] : [cap(bottom)]),
            ...(api.value(4) ? [] : [cap(top)]),
          ],
        };
      },
    };
  }

  function base(title) {
    return {
      animation: false,
      backgroundColor: 'transparent',
      textStyle: { color: ink(), fontFamily: 'system-ui, Roboto, "Liberation Sans", "DejaVu Sans", sans-serif' },
      aria: { enabled: true, label: { description: title } },
    };
  }

  /** What tells a name best: its points, if it has any. */
  function icon(named) {
    const one = named.find((each) => each.kind === 'marks' && each.marker !== 'OPEN_TRIANGLE') || named[0];
    if (one.kind !== 'marks') return BAR;
    return one.marker === 'SOLID' ? SYMBOLS[Math.max(0, one.ink) % SYMBOLS.length] : one.marker === 'DOT' ? 'circle' : CENSORED;
  }

  function plotOption(plot, width) {
    const narrow = width < 560;
    const names = [...new Set(plot.series.map((one) => one.name))];
    const beside = !narrow && names.length > (printing ? 3 : 5);
    return {
      ...base(plot.title),
      grid: { left: narrow ? 52 : 64, right: beside ? 210 : 16, top: beside ? 16 : narrow ? 16 : 40, bottom: narrow ? 84 : 52 },
      legend: {
        type: printing ? 'plain' : 'scroll',
        data: names.map((name) => ({ name, icon: icon(plot.series.filter((one) => one.name === name)) })),
        orient: beside ? 'vertical' : 'horizontal',
        ...(beside ? { right: 0, top: 16, width: 195 } : narrow ? { bottom: 0, left: 0, right: 0 } : { top: 0, left: 40 }),
        textStyle: { color: ink(), width: beside ? 160 : narrow ? width - 110 : undefined, overflow: 'truncate' },
        pageTextStyle: { color: ink() },
        pageIconColor: ink(),
      },
      tooltip: {
        trigger: 'item',
        renderMode: 'richText',
        confine: true,
        formatter: ({ seriesName, value }) => seriesName + '\n' + plot.x.label + ': ' + plain(value[0]) + '\n' + plot.y.label + ': '
          + (value.length > 2 ? plain(value[1]) + ' to ' + plain(value[2]) : plain(value[1])),
      },
      xAxis: axis(plot.x, narrow, false),
      yAxis: axis(plot.y, narrow, true),
      series: plot.series.map((one) => series(one, plot)),
    };
  }

  function heatMapOption(map, width) {
    const narrow = width < 560;
    const values = map.cells.map((cell) => cell.value);
    const min = Math.min(...values);
    const max = Math.max(...values);
    // The upper half of the ramp is light.
    const middle = (min + max) / 2;
    const category = (label, names) => ({
      type: 'category', data: names, name: label, nameLocation: 'middle', nameTextStyle: { color: ink(), fontSize: 13 },
      axisLabel: { color: ink(), fontSize: narrow ? 9 : 12 }, axisLine: { lineStyle: { color: ink() } },
    });
    return {
      ...base(map.title),
      grid: { containLabel: true, left: 8, right: narrow ? 12 : 110, top: 16, bottom: narrow ? 90 : 30 },
      title: { show: !narrow, text: map.valueLabel, right: 0, top: '18%', textStyle: { color: ink(), fontSize: 12, fontWeight: 'normal' } },
      tooltip: {
        renderMode: 'richText', confine: true,
        formatter: ({ value }) => map.ys[value[1]] + '\nd ' + map.xs[value[0]] + '\n' + map.valueLabel + ' = ' + plain(value[2]),
      },
      visualMap: {
        min, max, calculable: false, precision: 2,
        inRange: { color: data.palette.ramp }, textStyle: { color: ink() },
        text: [max.toFixed(2), (narrow ? map.valueLabel + ' ' : '') + min.toFixed(2)],
        ...(narrow ? { orient: 'horizontal', bottom: 0, left: 'center' } : { right: 0, top: 'middle' }),
      },
      xAxis: { ...category(map.xLabel, map.xs), nameGap: narrow ? 40 : 30, axisLabel: { ...category('', []).axisLabel, rotate: narrow ? 30 : 0 } },
      yAxis: { ...category('', map.ys), inverse: true },
      series: [{
        type: 'heatmap', animation: false, emphasis: { disabled: true },
        data: map.cells.map((cell) => ({ value: [cell.x, cell.y, cell.value], label: { color: cell.value > middle ? '#000000' : '#ffffff' } })),
        label: { show: true, formatter: ({ value }) => value[2].toFixed(2), textBorderWidth: 0 },
      }],
    };
  }

  const PAPER = { width: 640, height: 400 };

  /** A place for one chart at a time. */
  class ChartPlace {
    constructor(node) {
      this.node = node;
      this.chart = echarts.init(node, null, { renderer: 'canvas' });
      new ResizeObserver(() => this.resized()).observe(node);
      charts.push(this);
    }

    show(description) {
      this.description = description;
      this.node.hidden = false;
      this.node.setAttribute('role', 'img');
      this.draw();
    }

    /** On paper the size is what the style sheet says for print, which is not in force yet when this is asked for. */
    draw() {
      if (!this.description) return;
      const width = printing ? PAPER.width : this.node.clientWidth;
      this.width = width;
      this.chart.resize(printing ? PAPER : { width: 'auto', height: 'auto' });
      const option = this.description.kind === 'heatmap' ? heatMapOption(this.description, width) : plotOption(this.description, width);
      this.chart.setOption(option, { notMerge: true });
    }

    hide() {
      this.description = null;
      this.node.hidden = true;
    }

    resized() {
      if (!printing && this.node.clientWidth !== this.width) this.draw();
    }
  }

  function panel(description) {
    const { id, title, text, views } = description;
    const place = el('div', { class: 'chart' });
    const note = el('p', { class: 'note' });
    const choices = el('div', { class: 'choices' });
    const node = section(id, title, el('p', { class: 'note' }, text));
    if (views.length === 0) return;
    node.append(choices, place, note);
    const chart = new ChartPlace(place);
    const selects = description.selectors.map((label, i) => {
      const select = el('select', { id: id + '-' + i, 'data-selector': label });
      const shown = new Set(views.map((view) => view.choices[i])).size > 1;
      if (shown) choices.append(el('label', { for: select.id }, label, select));
      select.addEventListener('change', () => choose(i));
      return select;
    });

    /** Keeps the choices up to the one changed; those after it are what is left to choose. */
    function choose(changed) {
      let left = views;
      selects.forEach((select, i) => {
        const values = [...new Set(left.map((view) => view.choices[i]))];
        const wanted = values.includes(select.value) ? select.value : values[0];
        if (i > changed || changed < 0) {
          select.replaceChildren(...values.map((value) => el('option', { value }, value === '' ? 'default' : value)));
          select.value = wanted;
        }
        left = left.filter((view) => view.choices[i] === select.value);
      });
      const view = left[0];
      if (view.chart.kind === 'undrawn') {
        note.textContent = 'This chart could not be drawn: ' + view.chart.why;
        chart.hide();
      } else {
        note.textContent = view.note;
        chart.show(view.chart);
      }
    }
    choose(-1);
  }

  // ---- words ----

  function headline() {
    const { summary } = data;
    const node = section('findings', 'Findings', el('p', { class: 'lead' }, summary.swept));
    summary.transitions.forEach((text) => node.append(el('p', {}, text)));
    if (summary.fit !== '') node.append(el('p', {}, summary.fit));
    const rows = summary.exponents.map((one) => el('tr', {},
      el('td', {}, one.group), el('td', {}, one.alpha), el('td', {}, one.startsKnown), el('td', {}, one.law), el('td', {}, one.limit),
      one.agreement === 'NO' ? el('td', { class: 'alarm' }, 'disagrees') : el('td', {}, one.agreement === 'YES' ? 'agrees' : '')));
    const head = ['group', summary.alphaHeading, 'the same, starts regressed out', 'law at these d', 'in the limit', 'interval and law'];
    node.append(el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Exponents' },
      el('table', {}, el('thead', {}, el('tr', {}, ...head.map((text) => el('th', { scope: 'col' }, text)))), el('tbody', {}, ...rows))));
    if (summary.doubts.length > 0) {
      node.append(el('h3', {}, 'What is doubtful'), el('ul', {}, ...summary.doubts.map((text) => el('li', {}, text))));
    }
    if (summary.warnings.length > 0) {
      const details = el('details', {}, el('summary', {}, 'Warnings of single groups (' + summary.warnings.length + ')'),
        el('ul', {}, ...summary.warnings.map((text) => el('li', {}, text))));
      details.open = summary.warnings.length <= 12;
      node.append(details);
    }
    if (data.undrawn.length > 0) {
      node.append(el('h3', { class: 'alarm' }, 'Charts that could not be drawn'),
        el('ul', {}, ...data.undrawn.map((one) => el('li', {}, one.title + ': ' + one.why))));
    }
    const errors = Object.entries(data.errors);
    if (errors.length > 0) {
      node.append(el('h3', { class: 'alarm' }, 'What failed cells threw'),
        el('ul', {}, ...errors.map(([text, count]) => el('li', {}, count + (count === 1 ? ' cell: ' : ' cells: ') + text))));
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

  /** Numbers to six digits; the CSV has all of them. */
  function shortened(value) {
    return numeric(value) && value.replace(/^-?[0.]*/, '').length > 8 ? String(Number(Number(value).toPrecision(6))) : value;
  }

  /** Numbers as numbers, before texts; what is missing last, whichever way. */
  function compare(a, b, direction) {
    if (a === null || b === null) return (a === null) - (b === null);
    if (numeric(a) && numeric(b)) return direction * (Number(a) - Number(b));
    return direction * ((a > b) - (a < b));
  }

  function sortable(table) {
    const body = el('tbody', {});
    const heads = table.columns.map((name, i) => {
      const button = el('button', { type: 'button' }, name);
      button.addEventListener('click', () => sort(i));
      return el('th', { scope: 'col', title: table.meanings[i] }, button);
    });
    let limit = FIRST_ROWS;
    const more = el('button', { type: 'button' });
    more.addEventListener('click', () => { limit = Infinity; fill(); });

    function fill() {
      body.replaceChildren(...table.rows.slice(0, limit).map((row) => el('tr', {}, ...row.map((value) =>
        el('td', { class: numeric(value) ? 'number' : value !== null && value.length > 40 ? 'long' : null }, shortened(value))))));
      more.hidden = table.rows.length <= limit;
      more.textContent = 'Show all ' + table.rows.length + ' rows';
    }

    function sort(column) {
      const direction = heads[column].getAttribute('aria-sort') === 'ascending' ? -1 : 1;
      heads.forEach((head) => head.removeAttribute('aria-sort'));
      heads[column].setAttribute('aria-sort', direction > 0 ? 'ascending' : 'descending');
      table.rows.sort((a, b) => compare(a[column], b[column], direction));
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
    const node = section('tables', 'Tables');
    for (const table of data.tables) {
      if (table.rows.length === 0) continue;
      node.append(el('h3', {}, table.title));
      const same = Object.entries(table.same).map(([name, value]) => name + ' = ' + value);
      if (same.length > 0) node.append(el('p', { class: 'note' }, 'In every row: ' + same.join(', ') + '.'));
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
  headline();
  data.panels.forEach(panel);
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
})();
