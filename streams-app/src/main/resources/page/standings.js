/** What lies behind an index: sectors of its market as a heat map, the segments' ranking, leaders and laggards. */

import { h, show } from './dom.js';
import * as n from './numbers.js';

/** A sector's return that has the full colour. */
const FULL = 0.015;

/** Sectors by rows, indices of the market by columns; ordered by the chosen index. */
export function showHeat(place, market, chosen) {
    const columns = market.indices.filter(index => index.breadth?.sectors?.length);
    const sectors = new Map();
    columns.forEach(index =>
        index.breadth.sectors.forEach(sector => {
            sectors.set(sector.sector, { ...sectors.get(sector.sector), [index.index]: sector });
        }),
    );
    const rows = [...sectors].sort((a, b) => own(b, chosen) - own(a, chosen) || a[0].localeCompare(b[0]));
    show(
        place,
        h('h2', {}, 'Sectors ', h('small', {}, 'equal-weight return, advancers / decliners')),
        rows.length === 0
            ? h('p', { class: 'none' }, `No sectors are known in ${market.market}.`)
            : h(
                  'table',
                  { class: 'heat' },
                  h(
                      'thead',
                      {},
                      h(
                          'tr',
                          {},
                          h('th', { scope: 'col' }, 'Sector'),
                          columns.map(index =>
                              h(
                                  'th',
                                  { scope: 'col', class: index.index === chosen ? 'chosen' : null },
                                  index.segment ?? index.index,
                              ),
                          ),
                      ),
                  ),
                  h(
                      'tbody',
                      {},
                      rows.map(([name, cells]) =>
                          h(
                              'tr',
                              { 'data-key': name },
                              h('th', { scope: 'row' }, name),
                              columns.map(index => heatCell(cells[index.index], index.index === chosen)),
                          ),
                      ),
                  ),
              ),
    );
}

const own = ([, cells], chosen) => cells[chosen]?.equalWeightReturn ?? -Infinity;

function heatCell(sector, isChosen) {
    if (!sector) return h('td', { class: isChosen ? 'chosen' : null }, n.NONE);
    const value = sector.equalWeightReturn;
    const heat = Math.min(1, Math.abs(value ?? 0) / FULL);
    return h(
        'td',
        {
            class: `${n.way(value)}${isChosen ? ' chosen' : ''}`,
            css: { '--heat': `${Math.round(heat * 100)}%` },
            title: `${sector.members} members`,
        },
        h('span', { class: 'value' }, n.percent(value)),
        ' ',
        h('span', { class: 'of' }, `${sector.advancers}/${sector.decliners}`),
    );
}

/** Segments of the market by session return, 1 is best; ties by name. */
export function showRanking(place, market, chosen) {
    const horizons = [...new Set(market.indices.flatMap(index => (index.return?.returns ?? []).map(each => each.sessions)))];
    const ranked = market.indices
        .filter(index => index.segment && index.return && index.return.sessionReturn !== null)
        .sort((a, b) => b.return.sessionReturn - a.return.sessionReturn || a.segment.localeCompare(b.segment));
    show(
        place,
        h('h2', {}, 'Segments ', h('small', {}, 'by session return')),
        ranked.length === 0
            ? h('p', { class: 'none' }, 'No segment has a return yet.')
            : h(
                  'table',
                  { class: 'ranking' },
                  h(
                      'thead',
                      {},
                      h(
                          'tr',
                          {},
                          ['#', 'Segment', 'Session', ...horizons.map(count => `${count} d`), 'Advancing'].map(title =>
                              h('th', { scope: 'col' }, title),
                          ),
                      ),
                  ),
                  h(
                      'tbody',
                      {},
                      ranked.map((index, i) =>
                          h(
                              'tr',
                              { 'data-key': index.index, class: index.index === chosen ? 'chosen' : null },
                              h('td', {}, i + 1),
                              h('th', { scope: 'row' }, h('button', { class: 'link', 'data-index': index.index }, index.segment)),
                              coloured(index.return.sessionReturn),
                              horizons.map(count =>
                                  coloured(index.return.returns.find(each => each.sessions === count)?.value ?? null),
                              ),
                              h('td', {}, n.share(index.breadth?.percentAdvancing)),
                          ),
                      ),
                  ),
              ),
    );
}

const coloured = value => h('td', { class: n.way(value) }, n.percent(value));

/** The largest and smallest session returns of the chosen index. */
export function showMovers(place, index) {
    show(place, movers('Leaders', index, index.breadth?.leaders ?? []), movers('Laggards', index, index.breadth?.laggards ?? []));
}

function movers(title, index, list) {
    const most = Math.max(...list.map(each => Math.abs(each.sessionReturn)), 0.01);
    return h(
        'div',
        {},
        h('h2', {}, `${title} `, h('small', {}, index.index)),
        list.length === 0
            ? h('p', { class: 'none' }, 'None yet.')
            : h(
                  'table',
                  { class: 'members' },
                  h(
                      'thead',
                      {},
                      h(
                          'tr',
                          {},
                          ['Symbol', 'Return', 'Last', 'Volume'].map(name => h('th', { scope: 'col' }, name)),
                      ),
                  ),
                  h(
                      'tbody',
                      {},
                      list.map(member =>
                          h(
                              'tr',
                              { 'data-key': member.symbol },
                              h('th', { scope: 'row' }, member.symbol),
                              h(
                                  'td',
                                  {
                                      class: `${n.way(member.sessionReturn)} spark`,
                                      css: { '--part': `${Math.round((Math.abs(member.sessionReturn) / most) * 100)}%` },
                                  },
                                  n.percent(member.sessionReturn),
                              ),
                              h('td', {}, n.level(member.last)),
                              h('td', {}, n.compact(member.volume)),
                          ),
                      ),
                  ),
              ),
    );
}
