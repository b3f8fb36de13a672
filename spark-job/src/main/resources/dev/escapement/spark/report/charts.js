// ---- charts: from the description of a plot to what ECharts wants ----

const SYMBOLS = ['circle', 'path://M0 0H9V9H0Z', 'path://M5 0L10 5L5 10L0 5Z', 'path://M0 0L10 0L5 9Z', 'path://M3 0h4v3h3v4h-3v3h-4v-3h-3v-4h3z', 'path://M2.5 0H7.5L10 4.3L7.5 8.6H2.5L0 4.3Z',
  'path://M0 3L3 0L5 2L7 0L10 3L8 5L10 7L7 10L5 8L3 10L0 7L2 5Z'];
/** What stands for a line in a legend, by its stroke. */
const KEYS = {
  SOLID: 'path://M0 4H24V6H0Z',
  DASHED: 'path://M0 4H6V6H0ZM9 4H15V6H9ZM18 4H24V6H18Z',
  DOTTED: 'path://M0 4H2V6H0ZM4.4 4H6.4V6H4.4ZM8.8 4H10.8V6H8.8ZM13.2 4H15.2V6H13.2ZM17.6 4H19.6V6H17.6ZM22 4H24V6H22Z',
  THIN: 'path://M0 4.5H24V5.5H0Z',
};
const CENSORED = 'triangle';
/** The first ink of series that have an order; see Palette. */
const ORDERED = 1000;
const DASHES = { SOLID: 'solid', DASHED: 'dashed', DOTTED: 'dotted' };

function colour(ink) {
  const { palette } = data;
  if (ink < 0) return palette.neutral[dark() ? 1 : 0];
  const inks = dark() ? palette.dark : palette.light;
  return ink < ORDERED
    ? inks[ink % inks.length]
    : between(dark() ? palette.orderedDark : palette.orderedLight, (ink % ORDERED) / (ORDERED - 1));
}

/** The colour at a place from 0 to 1 between the colours of a scale. */
function between(colours, place) {
  const at = place * (colours.length - 1);
  const below = Math.min(Math.floor(at), colours.length - 2);
  const parts = (hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
  const [low, high] = [parts(colours[below]), parts(colours[below + 1])];
  return 'rgb(' + low.map((from, i) => Math.round(from + (high[i] - from) * (at - below))).join(',') + ')';
}

/** Colours repeat after as many inks as there are shapes, then with another shape. */
function shape(ink) {
  const n = SYMBOLS.length;
  if (ink < 0) return SYMBOLS[0];
  return SYMBOLS[ink < ORDERED ? (ink + Math.floor(ink / n)) % n : (Math.floor(ink / ORDERED) - 1) % n];
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
    name: rich(description.label),
    nameLocation: 'middle',
    nameGap: vertical ? (narrow ? 34 : 44) : 28,
    nameTextStyle: { color: ink(), fontSize: 13, rich: richStyles(13) },
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
    case 'rule': return line([[one.x, plot.y.from], [one.x, plot.y.to]], DASHES[one.stroke], { silent: true });
    case 'strip': return line([], 'solid', {
      markArea: { silent: true, itemStyle: { color: own, opacity: 0.12 }, data: [[{ xAxis: one.from }, { xAxis: one.to }]] },
    });
    case 'band': return line([], 'solid', {
      markArea: { silent: true, itemStyle: { color: own, opacity: 0.15 }, data: [[{ yAxis: one.from }, { yAxis: one.to }]] },
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
  return { ...scatter, symbol: shape(one.ink), symbolSize: 9, z: 4 };
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

function tooltip() {
  return {
    confine: true,
    backgroundColor: css('--raised'),
    borderColor: faint(),
    textStyle: { color: ink(), fontSize: 12 },
  };
}

/** A tooltip of some lines. */
function told(lines) {
  const node = document.createElement('div');
  lines.forEach((line) => {
    const row = document.createElement('div');
    row.append(...math(line));
    node.append(row);
  });
  return node;
}

function base(title) {
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { color: ink(), fontFamily: 'system-ui, Roboto, "Liberation Sans", "DejaVu Sans", sans-serif' },
    aria: { enabled: true, label: { description: flat(title) } },
  };
}

/** What tells a name best: its points, if it has any, or its line. */
function icon(named) {
  const one = named.find((each) => each.kind === 'marks' && each.marker !== 'OPEN_TRIANGLE')
    || named.find((each) => each.kind === 'line') || named[0];
  if (one.kind === 'line') return one.stroke === 'FAINT' ? KEYS.THIN : KEYS[one.stroke];
  if (one.kind !== 'marks') return KEYS.SOLID;
  return one.marker === 'SOLID' ? shape(one.ink) : one.marker === 'DOT' ? 'circle' : CENSORED;
}

function plotOption(plot, width) {
  const narrow = width < 560;
  const names = [...new Set(plot.series.map((one) => one.name))];
  const beside = !narrow && names.length > (printing ? 3 : 5);
  const room = names.some((name) => flat(name).length > 24) && width > 900 ? 280 : 195;
  return {
    ...base(plot.title),
    grid: { left: narrow ? 52 : 64, right: beside ? room + 15 : 16, top: beside ? 16 : narrow ? 16 : 40, bottom: narrow ? 84 : 52 },
    legend: {
      type: printing ? 'plain' : 'scroll',
      data: names.map((name) => ({ name, icon: icon(plot.series.filter((one) => one.name === name)) })),
      orient: beside ? 'vertical' : 'horizontal',
      ...(beside ? { right: 0, top: 16, width: room } : narrow ? { bottom: 0, left: 0, right: 0 } : { top: 0, left: 40 }),
      formatter: rich,
      textStyle: { color: ink(), rich: richStyles(12), width: beside ? room - 35 : narrow ? width - 110 : undefined, overflow: 'truncate' },
      pageTextStyle: { color: ink() },
      pageIconColor: ink(),
    },
    tooltip: {
      trigger: 'item',
      ...tooltip(),
      formatter: ({ seriesName, value }) => told([
        seriesName,
        plot.x.label + ': ' + plain(value[0]),
        plot.y.label + ': ' + (value.length > 2 ? plain(value[1]) + ' to ' + plain(value[2]) : plain(value[1])),
      ]),
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
    type: 'category', data: names, name: rich(label), nameLocation: 'middle', nameTextStyle: { color: ink(), fontSize: 13, rich: richStyles(13) },
    axisLabel: { color: ink(), fontSize: narrow ? 9 : 12, formatter: rich, rich: richStyles(narrow ? 9 : 12) }, axisLine: { lineStyle: { color: ink() } },
  });
  return {
    ...base(map.title),
    grid: { containLabel: true, left: narrow ? 16 : 40, right: narrow ? 12 : 110, top: 16, bottom: narrow ? 90 : 36 },
    title: { show: !narrow, text: rich(map.valueLabel), right: 0, top: '18%', textStyle: { color: ink(), fontSize: 12, fontWeight: 'normal', rich: richStyles(12) } },
    tooltip: {
      ...tooltip(),
      formatter: ({ value }) => told([
        map.ys[value[1]], map.xLabel + ': ' + map.xs[value[0]], map.valueLabel + ' = ' + plain(value[2])]),
    },
    visualMap: {
      min, max, calculable: false, precision: 2,
      inRange: { color: data.palette.ramp }, textStyle: { color: ink() },
      text: [max.toFixed(2), (narrow ? flat(map.valueLabel) + ' ' : '') + min.toFixed(2)],
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

function option(description, width) {
  return description.kind === 'heatmap' ? heatMapOption(description, width) : plotOption(description, width);
}

const PAPER = { width: 640, height: 400 };

/** The chart as it is printed, in an instance of its own. */
function onPaper(description, renderer, use) {
  const place = document.createElement('div');
  const before = printing;
  printing = true;
  const chart = echarts.init(place, null, { renderer, ssr: renderer === 'svg', devicePixelRatio: 3, ...PAPER });
  chart.setOption({ ...option(description, PAPER.width), backgroundColor: '#ffffff' });
  const made = use(chart);
  chart.dispose();
  printing = before;
  return made;
}

const svgOf = (description) => onPaper(description, 'svg', (chart) => new Blob([chart.renderToSVGString()], { type: 'image/svg+xml' }));

function pngOf(description) {
  const url = onPaper(description, 'canvas', (chart) => chart.getDataURL({ type: 'png', pixelRatio: 3, backgroundColor: '#ffffff' }));
  const bytes = atob(url.slice(url.indexOf(',') + 1));
  return new Blob([Uint8Array.from(bytes, (c) => c.charCodeAt(0))], { type: 'image/png' });
}

/** What is drawn, one row a point: an interval has its ends in low and high. */
function csvOf(description) {
  const cell = (value) => (value === null || value === undefined ? '' : /[",\n]/.test(value) ? '"' + value.replaceAll('"', '""') + '"' : value);
  const rows = description.kind === 'heatmap'
    ? [[flat(description.xLabel), flat(description.yLabel), flat(description.valueLabel)],
      ...description.cells.map((one) => [flat(description.xs[one.x]), flat(description.ys[one.y]), one.value])]
    : [['series', 'kind', flat(description.x.label), flat(description.y.label), 'low', 'high'],
      ...description.series.flatMap((one) => pointsOf(one).map((row) => [flat(one.name), one.kind === 'line' ? one.stroke : one.marker ?? one.kind, ...row]))];
  return new Blob([rows.map((row) => row.map((value) => cell(typeof value === 'number' ? String(value) : value)).join(',')).join('\n') + '\n'], { type: 'text/csv' });
}

/** x, y, low and high of each point of a series. */
function pointsOf(one) {
  switch (one.kind) {
    case 'bars': return one.bars.map(([x, low, high]) => [x, null, low, high]);
    case 'rule': return [[one.x, null, null, null]];
    case 'strip': return [[one.from, null, null, null], [one.to, null, null, null]];
    case 'band': return [[null, null, one.from, one.to]];
    default: return one.points.map(([x, y]) => [x, y, null, null]);
  }
}

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
    this.chart.setOption(option(this.description, width), { notMerge: true });
  }

  hide() {
    this.description = null;
    this.node.hidden = true;
  }

  resized() {
    if (!printing && this.node.clientWidth !== this.width) this.draw();
  }
}
