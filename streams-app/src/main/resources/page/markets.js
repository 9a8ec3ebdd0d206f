/** The strip of cards: one market each, with what may be believed of it. */

import { h, show } from './dom.js';
import { MEANING, freshness } from './freshness.js';
import * as n from './numbers.js';

/**
 * Shows all markets.
 *
 * @param state `markets`, `index` that is chosen, `connected`
 * @param now the server's clock, epoch milliseconds
 */
export function showMarkets(strip, state, now) {
    if (state.markets.length === 0) return show(strip, h('p', { class: 'none' }, 'No market is known yet.'));
    return show(
        strip,
        state.markets.map(market => card(market, freshness(market, now, state.connected), state.index)),
    );
}

function card(market, fresh, chosen) {
    return h(
        'article',
        {
            'data-key': market.market,
            class: `card${fresh.doubtful ? ' doubtful' : ''}`,
            'data-market': market.market,
            'aria-label': `Market ${market.market}`,
        },
        head(market, fresh),
        h(
            'div',
            { class: 'wide' },
            h(
                'table',
                { class: 'indices' },
                h(
                    'thead',
                    { class: 'light' },
                    h(
                        'tr',
                        {},
                        ['Index', 'Level', 'Return', 'Adv – Dec', 'Coverage'].map((title, i) =>
                            h(
                                'th',
                                {
                                    scope: 'col',
                                    class: ['', '', '', 'breadth', 'coverage'][i] || null,
                                    title: i === 3 ? 'Advancers and decliners' : null,
                                },
                                title,
                            ),
                        ),
                    ),
                ),
                h(
                    'tbody',
                    {},
                    market.indices.map(index => row(index, chosen)),
                ),
            ),
        ),
        market.pairs.map(pair),
    );
}

function head(market, fresh) {
    const state = market.session?.state ?? null;
    return h(
        'header',
        {},
        h('h2', {}, market.market, ' ', h('small', {}, market.timeZone.split('/').pop().replace('_', ' '))),
        h(
            'p',
            { class: `session ${state === 'OPEN' ? 'is-open' : ''}` },
            h('span', { class: 'dot', 'aria-hidden': 'true' }, state === 'OPEN' ? '●' : '○'),
            state ? ` ${n.words(state)} ` : ' no session yet ',
            h(
                'time',
                { class: 'event-time', datetime: market.asOf },
                market.asOf ? n.instant(market.asOf, market.timeZone, 'day second') : '',
            ),
        ),
        h(
            'p',
            { class: 'marks' },
            fresh.marks.map(mark),
            h(
                'span',
                { class: 'age', title: 'Since this server read the newest record of the market, by its clock' },
                fresh.millis === null ? '' : `${n.age(fresh.millis)} old`,
            ),
            market.openAlerts ? h('span', { class: 'open-alerts' }, `${market.openAlerts} open`) : null,
        ),
        fresh.apart === null
            ? null
            : h(
                  'p',
                  { class: 'apart' },
                  `event time ${n.age(Math.abs(fresh.apart))} ${fresh.apart > 0 ? 'behind' : 'ahead of'} the clock`,
              ),
    );
}

/** A mark with what it means. */
export const mark = name => h('span', { class: `mark mark-${name.toLowerCase()}`, title: MEANING[name] }, name);

function row(index, chosen) {
    const { return: returns, breadth } = index;
    const way = n.way(returns?.sessionReturn ?? null);
    return h(
        'tr',
        { 'data-key': index.index, class: index.index === chosen ? 'chosen' : null },
        h(
            'th',
            { scope: 'row' },
            h(
                'button',
                { class: 'link', 'data-index': index.index, 'aria-pressed': String(index.index === chosen) },
                index.index,
            ),
        ),
        h(
            'td',
            { class: 'level' },
            n.level(returns?.level),
            returns?.levelOrigin === 'DERIVED' ? h('abbr', { title: 'Derived from the members' }, '*') : null,
        ),
        h(
            'td',
            { class: `return ${way}` },
            h('span', { class: 'glyph', 'aria-hidden': 'true' }, n.glyph(way)),
            n.percent(returns?.sessionReturn),
        ),
        h('td', { class: 'breadth' }, bar(breadth)),
        h(
            'td',
            {
                class: `coverage${breadth?.partial ? ' partial' : ''}`,
                title: breadth ? `${n.count(counted(breadth))} of ${n.count(breadth.members)} members are counted` : null,
            },
            n.share(breadth?.coverage),
        ),
    );
}

const counted = breadth => breadth.advancers + breadth.decliners + breadth.unchanged;

/** Advancers against decliners as a bar between their counts. */
export function bar(breadth) {
    if (!breadth) return n.NONE;
    const { advancers, decliners, unchanged } = breadth;
    return h(
        'span',
        { class: 'bar' },
        h('span', { class: 'up', title: 'Advancers' }, n.count(advancers)),
        h(
            'span',
            {
                class: 'track',
                'aria-hidden': 'true',
                css: { '--advancers': advancers, '--unchanged': unchanged, '--decliners': decliners },
            },
            h('i', { class: 'up' }),
            h('i', { class: 'flat' }),
            h('i', { class: 'down' }),
        ),
        h('span', { class: 'down', title: 'Decliners' }, n.count(decliners)),
    );
}

function pair({ pair: id, small, large, spread }) {
    const way = n.way(spread?.spread ?? null);
    return h(
        'p',
        { class: 'pair', 'data-key': id, title: `${small} minus ${large}, session returns` },
        h('span', {}, 'small − large'),
        h('b', { class: way }, h('span', { class: 'glyph', 'aria-hidden': 'true' }, n.glyph(way)), n.points(spread?.spread)),
        h('span', {}, 'z ', n.signed(spread?.z, 1)),
        h('span', { class: `regime regime-${spread?.regime ?? 'NEUTRAL'}` }, spread ? n.words(spread.regime) : n.NONE),
        spread?.forced ? mark('FORCED') : null,
    );
}
