/** The series of an index's chart, each with its marks. */

import * as n from './numbers.js';
import { regimes, starts } from './series.js';

/** Markers' size in pixels. */
const SIZE = { LOW: 9, MEDIUM: 11, HIGH: 14 };

/** The level with its zones as bands, the previous close, where sessions begin, and the last level at the axis. */
export function levelSeries(what, colours, text) {
    const previous = what.axis.dates ? null : what.detail.return?.previousClose;
    const lines = what.axis.dates
        ? []
        : starts(what.axis.times)
              .slice(1)
              .map(at => ({
                  xAxis: at,
                  lineStyle: { color: colours.soft, type: 'solid', width: 1, opacity: 0.5 },
                  label: { show: false },
              }));
    if (previous)
        lines.push({ yAxis: previous, lineStyle: { color: colours.soft, type: [2, 4], width: 1 }, label: { show: false } });
    const last = what.level.findLast(each => each !== null);
    if (last !== undefined) {
        lines.push({
            yAxis: last,
            lineStyle: { opacity: 0 },
            label: {
                formatter: n.number(last, 2),
                position: 'end',
                distance: 3,
                fontSize: 11,
                fontFamily: text.fontFamily,
                color: colours.paper,
                backgroundColor: colours.ink,
                padding: [2, 3],
                borderRadius: 2,
            },
        });
    }
    return {
        id: 'level',
        type: 'line',
        data: what.level,
        showSymbol: what.level.length < 3,
        symbolSize: 4,
        sampling: 'none',
        silent: true,
        lineStyle: { color: colours.ink, width: 1.4 },
        itemStyle: { color: colours.ink },
        emphasis: { disabled: true },
        z: 3,
        markLine: { silent: true, symbol: 'none', animation: false, data: lines },
        markArea: { silent: true, data: what.detail.zones.map(zone => band(zone, colours, text)) },
    };
}

function band(zone, colours, text) {
    const support = zone.role === 'SUPPORT';
    const edge = support ? colours.up : colours.down;
    return [
        {
            yAxis: zone.low,
            itemStyle: {
                color: support ? colours['up-wash'] : colours['down-wash'],
                borderColor: edge,
                borderWidth: 0.5,
                borderType: support ? 'solid' : 'dashed',
            },
            label: {
                show: true,
                position: 'insideTopLeft',
                distance: 3,
                ...text,
                fontSize: 10.5,
                color: edge,
                formatter: `${n.words(zone.role)} ${n.number(zone.low, 0)} – ${n.number(zone.high, 0)}${zone.origin === 'PIVOT' ? ' (pivot)' : ''}`,
            },
        },
        { yAxis: zone.high },
    ];
}

/** Alerts beside the level: below it when they point up, stacked where they fall together; the chosen one named. */
export function markerSeries(what, colours, text) {
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
            id: alert.id,
            name: alert.event,
            value: [at, what.level[at]],
            symbol: alert.direction === 'NONE' ? 'diamond' : 'triangle',
            symbolRotate: alert.direction === 'DOWN' ? 180 : 0,
            symbolSize: [size, size * 0.85],
            symbolOffset: [0, (below ? 1 : -1) * (11 + deep * 13)],
            itemStyle: { color: colour, borderColor: isChosen ? colours.ink : colours.paper, borderWidth: isChosen ? 1.5 : 1 },
            label: {
                show: isChosen,
                formatter: alert.event,
                position: at > what.level.length * 0.8 ? 'left' : 'right',
                ...text,
                color: colours.ink,
                fontWeight: 600,
                backgroundColor: colours.paper,
                padding: [2, 4],
            },
        };
    });
    const chosen = data.find(each => each.id === what.chosen);
    return {
        id: 'alerts',
        type: 'scatter',
        data,
        z: 6,
        cursor: 'pointer',
        markLine: {
            silent: true,
            symbol: 'none',
            animation: false,
            data: chosen
                ? [{ xAxis: chosen.value[0], lineStyle: { color: colours.accent, type: [3, 3] }, label: { show: false } }]
                : [],
        },
    };
}

/** The A/D line, and percent advancing as an area around one half. */
export function breadthSeries(columns, colours) {
    return [
        {
            id: 'advancing',
            type: 'line',
            xAxisIndex: 1,
            yAxisIndex: 2,
            data: columns.percentAdvancing,
            showSymbol: false,
            silent: true,
            emphasis: { disabled: true },
            lineStyle: { color: colours.accent, width: 1, opacity: 0.75 },
            areaStyle: { origin: 0.5, color: colours.accent, opacity: 0.12 },
            markLine: {
                silent: true,
                symbol: 'none',
                animation: false,
                label: {
                    show: true,
                    position: 'insideStartTop',
                    formatter: '50 %',
                    fontSize: 10,
                    color: colours.accent,
                    backgroundColor: colours.paper,
                    padding: 1,
                },
                data: [{ yAxis: 0.5, lineStyle: { color: colours.rule, type: 'solid' } }],
            },
        },
        {
            id: 'line',
            type: 'line',
            xAxisIndex: 1,
            yAxisIndex: 1,
            data: columns.adLine,
            showSymbol: false,
            silent: true,
            emphasis: { disabled: true },
            lineStyle: { color: colours.ink, width: 1.4 },
        },
    ];
}

/** The spread around zero, shaded where a regime holds. */
export function spreadSeries(own, colours, text) {
    return {
        id: 'spread',
        type: 'line',
        xAxisIndex: 2,
        yAxisIndex: 3,
        data: own.spread,
        showSymbol: false,
        silent: true,
        emphasis: { disabled: true },
        lineStyle: { color: colours.ink, width: 1.4 },
        markLine: {
            silent: true,
            symbol: 'none',
            animation: false,
            label: { show: false },
            data: [{ yAxis: 0, lineStyle: { color: colours.soft, type: 'solid', width: 1 } }],
        },
        markArea: {
            silent: true,
            data: regimes(own.regime).map(run => {
                const small = run.regime === 'SMALL_LEAD';
                return [
                    {
                        xAxis: run.from,
                        itemStyle: { color: small ? colours['up-wash'] : colours['down-wash'] },
                        label: {
                            show: run.to - run.from > own.regime.length * 0.09,
                            position: 'insideTop',
                            ...text,
                            fontSize: 10.5,
                            color: small ? colours.up : colours.down,
                            formatter: small ? 'small leads' : 'large leads',
                        },
                    },
                    { xAxis: run.to },
                ];
            }),
        },
    };
}
