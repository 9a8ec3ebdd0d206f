/** Chart options for an index, as plain values: what is drawn where, in the colours of the page. */

import { breadthSeries, levelSeries, markerSeries, spreadSeries } from './layers.js';
import * as n from './numbers.js';
import { along, dateTicks, lastSessions, position, ticks } from './series.js';
import { palette } from './theme.js';

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
    const spread = own && {
        pair,
        spread: along(times, ownTimes, own.spread),
        z: along(times, ownTimes, own.z),
        regime: along(times, ownTimes, own.regime),
    };
    const markers = alerts.map(alert => ({ alert, at: position(axis, alert) })).filter(({ at }) => at >= 0 && level[at] !== null);
    return { detail, zone, axis, columns, level, spread, markers, chosen, summary: summary(detail, axis, level) };
}

function summary(detail, axis, level) {
    const known = level.filter(each => each !== null);
    if (known.length === 0) return `${detail.index}: no levels yet`;
    return (
        `${detail.index}, ${n.count(axis.times.length)} ${axis.dates ? 'sessions' : 'minutes'}: level ${n.level(known[0])} to ${n.level(known.at(-1))}, ` +
        `lowest ${n.level(Math.min(...known))}, highest ${n.level(Math.max(...known))}. Arrow keys move along.`
    );
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
        axisPointer: {
            link: [{ xAxisIndex: 'all' }],
            lineStyle: { color: colours.soft, width: 1, type: 'solid' },
            label: { show: false },
        },
        grid: panels.map(panel => ({
            left: 2,
            right: RIGHT,
            top: panel.top + TITLE,
            height: panel.height - TITLE,
            outerBoundsMode: 'none',
        })),
        title: titles(what, panels, text, colours),
        xAxis: panels.map((panel, i) => timeAxis(what.axis, labels, i, i === panels.length - 1, text, colours)),
        yAxis: valueAxes(what, text, colours),
        series: [
            levelSeries(what, colours, text),
            markerSeries(what, colours, text),
            ...breadthSeries(what.columns, colours),
            ...(what.spread ? [spreadSeries(what.spread, colours, text)] : []),
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
    const rich = {
        b: { fontSize: 11, fontWeight: 600, fontFamily: text.fontFamily, color: colours.ink },
        p: { fontSize: 11, fontFamily: text.fontFamily, color: colours.accent },
    };
    return panels.map((panel, i) => ({
        text: names[i],
        left: 0,
        top: panel.top + 3,
        padding: 0,
        textStyle: { ...text, fontWeight: 400, rich },
    }));
}

function timeAxis(axis, labels, i, last, text, colours) {
    return {
        type: 'category',
        gridIndex: i,
        data: axis.times,
        boundaryGap: false,
        axisLine: { lineStyle: { color: colours.rule } },
        axisTick: { show: last, interval: at => labels.has(at), lineStyle: { color: colours.rule } },
        axisLabel: {
            ...text,
            show: last,
            interval: at => labels.has(at),
            formatter: (_, at) => labels.get(at) ?? '',
            alignMinLabel: 'left',
            hideOverlap: true,
        },
        splitLine: { show: true, interval: at => labels.has(at), lineStyle: { color: colours.faint } },
    };
}

function valueAxes(what, text, colours) {
    const axis = (gridIndex, formatter, more) => ({
        type: 'value',
        gridIndex,
        position: 'right',
        scale: true,
        splitNumber: gridIndex === 0 ? 5 : 2,
        axisLabel: { ...text, formatter, margin: 6, showMinLabel: false, showMaxLabel: false },
        axisLine: { show: false },
        axisTick: { show: false },
        splitLine: { lineStyle: { color: colours.faint } },
        ...more,
    });
    const near = bounds(what);
    return [
        axis(0, value => n.number(value, near.max - near.min < 5 ? 2 : 0), near),
        axis(1, n.compact, {}),
        axis(1, value => n.share(value), {
            position: 'left',
            min: 0,
            max: 1,
            interval: 0.5,
            splitLine: { show: false },
            axisLabel: { show: false },
        }),
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
