/** The chosen index: its figures, the chart, what the pointer stands on, and the same as a table. */

import { h, show } from './dom.js';
import { drawn } from './drawing.js';
import { mark } from './markets.js';
import * as n from './numbers.js';

const ROWS = 60;

/** The fixed parts, once; `on.index(id)`, `on.view(name)`. */
export function layReading(place, on) {
    show(
        place,
        h(
            'div',
            { class: 'reading-head' },
            h('label', { class: 'pick' }, h('span', { class: 'unseen' }, 'Index'), h('select', { id: 'pick' })),
            h('div', { id: 'now', class: 'now' }),
            h(
                'div',
                { class: 'toggle', role: 'group', 'aria-label': 'Time axis' },
                h('button', { 'data-view': 'minutes' }, 'Minutes'),
                h('button', { 'data-view': 'sessions' }, 'Sessions'),
            ),
        ),
        h('dl', { id: 'figures', class: 'figures' }),
        h('p', { id: 'readout', class: 'readout' }),
        h('div', { id: 'chart', class: 'chart', role: 'img', tabindex: '0' }),
        h('p', { id: 'chart-note', class: 'none', hidden: true }),
        h('details', { id: 'as-table' }, h('summary', {}, 'The same as a table'), h('div', { class: 'wide' })),
    );
    place.querySelector('#pick').addEventListener('change', event => on.index(event.target.value));
    place
        .querySelector('.toggle')
        .addEventListener('click', event => event.target.dataset.view && on.view(event.target.dataset.view));
    place.querySelector('details').addEventListener('toggle', () => on.view(null));
}

/** The heading and the figures of the index, from the newest records; `fresh` says whether they are those of now. */
export function showFigures(place, markets, index, view, fresh) {
    const pick = place.querySelector('#pick');
    show(
        pick,
        markets.map(market =>
            h(
                'optgroup',
                { label: market.market, 'data-key': market.market },
                market.indices.map(each => h('option', { value: each.index }, each.index)),
            ),
        ),
    );
    if (pick.value !== index.index) pick.value = index.index;
    place.querySelectorAll('[data-view]').forEach(each => each.setAttribute('aria-pressed', String(each.dataset.view === view)));
    const { return: returns, breadth } = index;
    const way = n.way(returns?.sessionReturn ?? null);
    place.classList.toggle('doubtful', fresh.doubtful);
    show(
        place.querySelector('#now'),
        h('b', { class: 'level' }, n.level(returns?.level)),
        ' ',
        h(
            'span',
            { class: way },
            h('span', { class: 'glyph', 'aria-hidden': 'true' }, n.glyph(way)),
            n.percent(returns?.sessionReturn),
        ),
        returns?.levelOrigin === 'DERIVED'
            ? h('span', { class: 'tag', title: 'From the members: this index has no level feed' }, 'derived')
            : null,
        fresh.marks.filter(name => name !== 'PARTIAL' && name !== 'FORCED').map(mark),
        fresh.doubtful && fresh.millis !== null ? h('span', { class: 'age' }, `${n.age(fresh.millis)} old`) : null,
        breadth?.partial ? mark('PARTIAL') : null,
        returns?.forced || breadth?.forced ? mark('FORCED') : null,
    );
    show(
        place.querySelector('#figures'),
        figures(returns, breadth).map(([term, value, title]) =>
            h('div', { 'data-key': term, title }, h('dt', {}, term), h('dd', {}, value)),
        ),
    );
}

function figures(returns, breadth) {
    const ratio = breadth?.allAdvanced ? 'all up' : n.number(breadth?.adRatio, 2);
    return [
        ...(returns?.returns ?? []).map(each => [
            `${each.sessions} sessions`,
            h('span', { class: n.way(each.value) }, n.percent(each.value)),
            'Return over sessions',
        ]),
        ['A/D ratio', ratio, 'Advancers over decliners'],
        ['Advancing', n.share(breadth?.percentAdvancing, 1), 'Advancers of advancers and decliners'],
        ['Up/down vol.', n.number(breadth?.volumeRatio, 2), 'Volume of advancers over that of decliners'],
        ['TRIN', n.number(breadth?.trin, 2), 'Arms index; above 1: decliners trade more than their share'],
        [
            'Rel. volume',
            breadth?.relativeVolume == null ? n.NONE : `${n.number(breadth.relativeVolume, 2)} ×`,
            'Against the mean at the same time of day',
        ],
        ['Top 5 carry', n.share(breadth?.concentration?.top5Share), 'Share of the five largest contributions in the move'],
        ['McClellan', n.signed(breadth?.mcclellan?.oscillator, 1), 'Oscillator of net advances'],
        ['Volatility', n.share(returns?.volatility, 2), 'Realised in the session, from 5-minute returns'],
        [
            'Coverage',
            n.share(breadth?.coverage),
            breadth
                ? `${n.count(breadth.members)} members, ${n.count(breadth.notTraded)} not traded, ${n.count(breadth.halted)} halted, ${n.count(breadth.noPreviousClose)} without a previous close`
                : null,
        ],
    ];
}

/** Draws the index's answer and says what speaks against it; `chart` may not be there yet. */
export function showChart(place, chart, detail, view, zone, alerts, chosen) {
    const what = drawn(detail, view, zone, alerts, chosen);
    const note = place.querySelector('#chart-note');
    note.hidden = what.axis.times.length > 0;
    show(note, view === 'sessions' ? 'This instance has read no close of this index yet.' : 'No minute of this index is kept.');
    place.querySelector('#chart').classList.toggle('no-spread', what.spread === null);
    chart?.show(what);
    showReadout(place, what, null);
    const details = place.querySelector('#as-table');
    if (details.open) show(details.querySelector('div'), table(what));
    return what;
}

/** The values under the pointer, or the last ones. */
export function showReadout(place, what, at) {
    const i = at ?? what.axis.times.length - 1;
    if (i < 0) return show(place.querySelector('#readout'));
    const { columns, spread } = what;
    const here = what.markers.filter(marker => marker.at === i).map(({ alert }) => alert.event);
    const item = (name, value, way) =>
        h('span', { 'data-key': name }, h('i', {}, name), ' ', h('b', { class: way ?? null }, value));
    return show(
        place.querySelector('#readout'),
        h('time', {}, timeOf(what, i)),
        item('level', n.level(what.level[i])),
        item('return', n.percent(columns.sessionReturn[i]), n.way(columns.sessionReturn[i])),
        item('A/D', `${n.count(columns.advancers[i])} / ${n.count(columns.decliners[i])}`),
        item('advancing', n.share(columns.percentAdvancing[i])),
        item('A/D line', n.number(columns.adLine[i])),
        spread
            ? [
                  item('spread', n.points(spread.spread[i]), n.way(spread.spread[i])),
                  item('z', n.signed(spread.z[i], 1)),
                  spread.regime[i] ? item('regime', n.words(spread.regime[i])) : null,
              ]
            : null,
        here.length ? item(here.length > 1 ? 'alerts' : 'alert', here.length > 1 ? here.length : here[0]) : null,
    );
}

const timeOf = (what, i) => (what.axis.dates ? n.date(what.axis.times[i]) : n.instant(what.axis.times[i], what.zone));

function table(what) {
    const { columns, spread } = what;
    const last = what.axis.times.length;
    const rows = Array.from({ length: Math.min(ROWS, last) }, (_, back) => last - 1 - back);
    return h(
        'table',
        { class: 'columns' },
        h('caption', {}, `${what.detail.index}, the newest ${rows.length} of ${n.count(last)}`),
        h(
            'thead',
            {},
            h(
                'tr',
                {},
                ['Time', 'Level', 'Return', 'Adv', 'Dec', 'Advancing', 'A/D line', 'Spread', 'z', 'Regime'].map(each =>
                    h('th', { scope: 'col' }, each),
                ),
            ),
        ),
        h(
            'tbody',
            {},
            rows.map(i =>
                h(
                    'tr',
                    {},
                    h('th', { scope: 'row' }, timeOf(what, i)),
                    [
                        n.level(what.level[i]),
                        n.percent(columns.sessionReturn[i]),
                        n.count(columns.advancers[i]),
                        n.count(columns.decliners[i]),
                        n.share(columns.percentAdvancing[i]),
                        n.number(columns.adLine[i]),
                        n.points(spread?.spread[i]),
                        n.signed(spread?.z[i], 1),
                        spread?.regime[i] ? n.words(spread.regime[i]) : n.NONE,
                    ].map(each => h('td', {}, each)),
                ),
            ),
        ),
    );
}
