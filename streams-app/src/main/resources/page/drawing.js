/** Chart options for an index, as plain values: what is drawn where, in the colours of the page. */

import * as n from './numbers.js';
import { along, dateTicks, lastSessions, position, regimes, starts, ticks } from './series.js';
import { palette } from './theme.js';

const SIZE = { LOW: 9, MEDIUM: 11, HIGH: 14 };
const RIGHT = 62;
const TITLE = 20;

/** So many sessions are drawn by minute. */
const SESSIONS = 2;

/**
 * What is drawn of an answer of /api/indices/ID.
 *
 * @param view minutes or sessions
 * @param alerts newest revisions that speak of the index
 */
export function drawn(detail, view, zone, alerts, chosen) {
  const dates = view === 'sessions';
  const columns = dates ? detail.sessions : lastSessions(detail.minutes, SESSIONS);
  const times = dates ? columns.date : columns.time;
  const level = dates ? columns.closeLevel : columns.level;
  const axis = { times, dates };
  const pair = Object.keys(dates ? detail.sessionSpreads : detail.spreads)[0] ?? null;
  const own = pair ? (dates ? detail.sessionSpreads : detail.spreads)[pair] : null;
  const ownTimes = own?.[dates ? 'date' : 'time'];
  const spread = own && { pair, spread: along(times, ownTimes, own.spread), z: along(times, ownTimes, own.z), regime: along(times, ownTimes, own.regime) };
  const markers = alerts.map(alert => ({ alert, at: position(axis, alert) })).filter(({ at }) => at >= 0 && level[at] !== null);
  return { detail, zone, axis, columns, level, spread, markers, chosen, summary: summary(detail, axis, level) };
}

function summary(detail, axis, level) {
  const known = level.filter(each => each !== null);
  if (known.length === 0) return `${detail.index}: no levels yet`;
  return `${detail.index}, ${n.count(axis.times.length)} ${axis.dates ? 'sessions' : 'minutes'}: level ${n.level(known[0])} to ${n.level(known.at(-1))}, `
    + `lowest ${n.level(Math.min(...known))}, highest ${n.level(Math.max(...known))}. Arrow keys move along.`;
}

/** The options of ECharts. */
export function options(what, size) {
  const colours = palette();
  const font = getComputedStyle(document.body).fontFamily;
  const panels = layout(size, what.spread !== null);
  const labels = what.axis.dates
    ? dateTicks(what.axis.times, Math.floor(size.width / 80))
    : ticks(what.axis.times, what.zone, Math.floor(size.width / 66));
  const text = { fontFamily: font, fontSize: 11, color: colours.soft };
  return {
    animation: false,
    textStyle: { fontFamily: font },
    tooltip: { trigger: 'axis', renderMode: 'richText', showContent: false },
    axisPointer: { link: [{ xAxisIndex: 'all' }], lineStyle: { color: colours.soft, width: 1, type: 'solid' }, label: { show: false } },
    grid: panels.map(panel => ({ left: 2, right: RIGHT, top: panel.top + TITLE, height: panel.height - TITLE, outerBoundsMode: 'none' })),
    title: titles(what, panels, text, colours),
    xAxis: panels.map((panel, i) => timeAxis(what.axis, labels, i, i === panels.length - 1, text, colours)),
    yAxis: valueAxes(what, text, colours),
    series: [
      levels(what, colours, text),
      markers(what, colours, text),
      ...breadth(what.columns, colours),
      ...(what.spread ? [spread(what.spread, colours, text)] : []),
    ],
  };
}

function layout({ height }, withSpread) {
  const room = height - 24;
  const parts = withSpread ? [0.52, 0.26, 0.22] : [0.64, 0.36];
  let top = 0;
  return parts.map(part => {
    const panel = { top, height: Math.floor(room * part) };
    top += panel.height;
    return panel;
  });
}

function titles(what, panels, text, colours) {
  const names = [
    `{b|Level}`,
    `{b|A/D line}   {p|percent advancing}`,
    what.spread ? `{b|${what.spread.pair}}   spread, pp` : '',
  ];
  const rich = { b: { fontSize: 11, fontWeight: 600, fontFamily: text.fontFamily, color: colours.ink }, p: { fontSize: 11, fontFamily: text.fontFamily, color: colours.accent } };
  return panels.map((panel, i) => ({ text: names[i], left: 0, top: panel.top + 3, padding: 0, textStyle: { ...text, fontWeight: 400, rich } }));
}

function timeAxis(axis, labels, i, last, text, colours) {
  return {
    type: 'category',
    gridIndex: i,
    data: axis.times,
    boundaryGap: false,
    axisLine: { lineStyle: { color: colours.rule } },
    axisTick: { show: last, interval: at => labels.has(at), lineStyle: { color: colours.rule } },
    axisLabel: { ...text, show: last, interval: at => labels.has(at), formatter: (_, at) => labels.get(at) ?? '', alignMinLabel: 'left', hideOverlap: true },
    splitLine: { show: true, interval: at => labels.has(at), lineStyle: { color: colours.faint } },
  };
}

function valueAxes(what, text, colours) {
  const axis = (gridIndex, formatter, more) => ({
    type: 'value', gridIndex, position: 'right', scale: true, splitNumber: gridIndex === 0 ? 5 : 2,
    axisLabel: { ...text, formatter, margin: 6, showMinLabel: false, showMaxLabel: false }, axisLine: { show: false }, axisTick: { show: false },
    splitLine: { lineStyle: { color: colours.faint } }, ...more,
  });
  const near = bounds(what);
  return [
    axis(0, value => n.number(value, near.max - near.min < 5 ? 2 : 0), near),
    axis(1, n.compact, {}),
    axis(1, value => n.share(value), { position: 'left', min: 0, max: 1, interval: 0.5, splitLine: { show: false }, axisLabel: { show: false } }),
    ...(what.spread ? [axis(2, value => n.signed(value * 100, 1), { scale: false })] : []),
  ];
}

/** The levels' range, widened to zones that lie within 2 % of it. */
function bounds(what) {
  const known = what.level.filter(each => each !== null);
  if (known.length === 0) return { min: 0, max: 1 };
  let [low, high] = [Math.min(...known), Math.max(...known)];
  const reach = high * 0.02;
  for (const zone of what.detail.zones) {
    if (zone.low > high && zone.low - high < reach) high = zone.high;
    if (zone.high < low && low - zone.high < reach) low = zone.low;
  }
  const air = Math.max((high - low) * 0.08, high * 0.0002);
  return { min: low - air, max: high + air };
}

function levels(what, colours, text) {
  const previous = what.axis.dates ? null : what.detail.return?.previousClose;
  const lines = what.axis.dates ? [] : starts(what.axis.times).slice(1).map(at => ({ xAxis: at, lineStyle: { color: colours.soft, type: 'solid', width: 1, opacity: 0.5 }, label: { show: false } }));
  if (previous) lines.push({ yAxis: previous, lineStyle: { color: colours.soft, type: [2, 4], width: 1 }, label: { show: false } });
  const last = what.level.findLast(each => each !== null);
  if (last !== undefined) {
    lines.push({ yAxis: last, lineStyle: { opacity: 0 }, label: { formatter: n.number(last, 2), position: 'end', distance: 3, fontSize: 11, fontFamily: text.fontFamily, color: colours.paper, backgroundColor: colours.ink, padding: [2, 3], borderRadius: 2 } });
  }
  return {
    id: 'level', type: 'line', data: what.level, showSymbol: what.level.length < 3, symbolSize: 4, sampling: 'none', silent: true,
    lineStyle: { color: colours.ink, width: 1.4 }, itemStyle: { color: colours.ink }, emphasis: { disabled: true }, z: 3,
    markLine: { silent: true, symbol: 'none', animation: false, data: lines },
    markArea: { silent: true, data: what.detail.zones.map(zone => band(zone, colours, text)) },
  };
}

function band(zone, colours, text) {
  const support = zone.role === 'SUPPORT';
  const edge = support ? colours.up : colours.down;
  return [{
    yAxis: zone.low,
    itemStyle: { color: support ? colours['up-wash'] : colours['down-wash'], borderColor: edge, borderWidth: 0.5, borderType: support ? 'solid' : 'dashed' },
    label: { show: true, position: 'insideTopLeft', distance: 3, ...text, fontSize: 10.5, color: edge, formatter: `${n.words(zone.role)} ${n.number(zone.low, 0)} – ${n.number(zone.high, 0)}${zone.origin === 'PIVOT' ? ' (pivot)' : ''}` },
  }, { yAxis: zone.high }];
}

function markers(what, colours, text) {
  const stacked = new Map();
  const data = what.markers.map(({ alert, at }) => {
    const below = alert.direction === 'UP';
    const place = `${at} ${below}`;
    const deep = Math.min(stacked.get(place) ?? 0, 4);
    stacked.set(place, deep + 1);
    const isChosen = alert.id === what.chosen;
    const colour = { UP: colours.up, DOWN: colours.down }[alert.direction] ?? colours.soft;
    const size = SIZE[alert.severity] + (isChosen ? 3 : 0);
    return {
      id: alert.id, name: alert.event, value: [at, what.level[at]],
      symbol: alert.direction === 'NONE' ? 'diamond' : 'triangle', symbolRotate: alert.direction === 'DOWN' ? 180 : 0,
      symbolSize: [size, size * 0.85], symbolOffset: [0, (below ? 1 : -1) * (11 + deep * 13)],
      itemStyle: { color: colour, borderColor: isChosen ? colours.ink : colours.paper, borderWidth: isChosen ? 1.5 : 1 },
      label: { show: isChosen, formatter: alert.event, position: at > what.level.length * 0.8 ? 'left' : 'right', ...text, color: colours.ink, fontWeight: 600, backgroundColor: colours.paper, padding: [2, 4] },
    };
  });
  const chosen = data.find(each => each.id === what.chosen);
  return {
    id: 'alerts', type: 'scatter', data, z: 6, cursor: 'pointer',
    markLine: { silent: true, symbol: 'none', animation: false, data: chosen ? [{ xAxis: chosen.value[0], lineStyle: { color: colours.accent, type: [3, 3] }, label: { show: false } }] : [] },
  };
}

function breadth(columns, colours) {
  return [
    { id: 'advancing', type: 'line', xAxisIndex: 1, yAxisIndex: 2, data: columns.percentAdvancing, showSymbol: false, silent: true, emphasis: { disabled: true },
      lineStyle: { color: colours.accent, width: 1, opacity: 0.75 }, areaStyle: { origin: 0.5, color: colours.accent, opacity: 0.12 },
      markLine: { silent: true, symbol: 'none', animation: false, label: { show: true, position: 'insideStartTop', formatter: '50 %', fontSize: 10, color: colours.accent, backgroundColor: colours.paper, padding: 1 }, data: [{ yAxis: 0.5, lineStyle: { color: colours.rule, type: 'solid' } }] } },
    { id: 'line', type: 'line', xAxisIndex: 1, yAxisIndex: 1, data: columns.adLine, showSymbol: false, silent: true, emphasis: { disabled: true }, lineStyle: { color: colours.ink, width: 1.4 } },
  ];
}

function spread(own, colours, text) {
  return {
    id: 'spread', type: 'line', xAxisIndex: 2, yAxisIndex: 3, data: own.spread, showSymbol: false, silent: true, emphasis: { disabled: true }, lineStyle: { color: colours.ink, width: 1.4 },
    markLine: { silent: true, symbol: 'none', animation: false, label: { show: false }, data: [{ yAxis: 0, lineStyle: { color: colours.soft, type: 'solid', width: 1 } }] },
    markArea: { silent: true, data: regimes(own.regime).map(run => {
      const small = run.regime === 'SMALL_LEAD';
      return [{
        xAxis: run.from, itemStyle: { color: small ? colours['up-wash'] : colours['down-wash'] },
        label: { show: run.to - run.from > own.regime.length * 0.09, position: 'insideTop', ...text, fontSize: 10.5, color: small ? colours.up : colours.down, formatter: small ? 'small leads' : 'large leads' },
      }, { xAxis: run.to }];
    }) },
  };
}
