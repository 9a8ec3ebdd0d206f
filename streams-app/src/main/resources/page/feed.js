/** Alerts, newest first: one row each with its newest revision, filters, and a focus that keys move. */

import { h, show } from './dom.js';
import { isOpen, matches } from './filters.js';
import * as n from './numbers.js';
import { why } from './why.js';

/** Rows at first and with each "more"; fewer where they stand between other things. */
const step = () => (innerWidth < 736 ? 12 : 60);
const BARS = { LOW: 1, MEDIUM: 2, HIGH: 3 };

/** All revisions that the page has heard of, by alert. */
export class Alerts {
    constructor() {
        this.byId = new Map();
        this.newest = [];
        this.arrived = 0;
    }

    /** Takes revisions oldest first; returns those that were new. */
    add(revisions) {
        const fresh = revisions.filter(each => !this.byId.get(each.id)?.some(known => known.revision === each.revision));
        for (const each of fresh) {
            const known = this.byId.get(each.id) ?? [];
            known.push(each);
            known.sort((a, b) => b.revision - a.revision);
            this.byId.set(each.id, known);
            if (known[0] === each) known.arrived = ++this.arrived;
        }
        if (fresh.length) {
            this.newest = [...this.byId.values()]
                .sort((a, b) => b[0].eventTime.localeCompare(a[0].eventTime) || b.arrived - a.arrived)
                .map(known => known[0]);
        }
        return fresh;
    }

    revisions(id) {
        return this.byId.get(id) ?? [];
    }

    /** Those asked for; the one that is open is always among them. */
    asked(asked) {
        return this.newest.filter(alert => alert.id === asked.alert || matches(alert, asked));
    }
}

/** The feed's fixed parts, once; `on.asked(name, value)` and `on.choose(id)` are called back. */
export function layFeed(feed, on) {
    const option = (value, text) => h('option', { value }, text);
    show(
        feed,
        h(
            'div',
            { class: 'feed-head' },
            h('h2', { id: 'feed-title' }, 'Alerts ', h('small', { id: 'feed-count' })),
            h(
                'form',
                { class: 'filters', role: 'search', 'aria-label': 'Filter the alerts' },
                h('input', { type: 'search', name: 'text', placeholder: 'Search  /', 'aria-label': 'Search the alerts' }),
                h('select', { name: 'type', 'aria-label': 'Type' }, option('', 'all types')),
                h('select', { name: 'market', 'aria-label': 'Market' }, option('', 'all markets')),
                h(
                    'select',
                    { name: 'severity', 'aria-label': 'Least severity' },
                    option('', 'any severity'),
                    option('MEDIUM', 'medium and high'),
                    option('HIGH', 'high'),
                ),
                h(
                    'select',
                    { name: 'status', 'aria-label': 'Status' },
                    option('', 'any status'),
                    option('OPEN', 'open'),
                    ['RAISED', 'UPDATED', 'CLEARED', 'CANCELLED', 'CORRECTED'].map(each => option(each, each.toLowerCase())),
                ),
                h('button', { type: 'button', id: 'all-alerts', hidden: true }, 'Show all'),
            ),
        ),
        h('ol', { id: 'alerts', class: 'alerts', tabindex: '-1' }),
        h('button', { id: 'more-alerts', class: 'more', hidden: true }, 'More'),
    );
    const form = feed.querySelector('form');
    form.addEventListener('submit', event => event.preventDefault());
    form.addEventListener('input', ({ target }) => on.asked({ [target.name]: target.value }));
    feed.querySelector('#all-alerts').addEventListener('click', () =>
        on.asked({ text: '', type: '', market: '', severity: '', status: '' }),
    );
    feed.querySelector('#alerts').addEventListener('click', event => {
        const row = event.target.closest('button.alert');
        if (row) on.choose(row.dataset.id);
    });
    feed.querySelector('#more-alerts').addEventListener('click', () => {
        feed.dataset.shown = Number(feed.dataset.shown ?? step()) + step();
        on.asked({});
    });
}

/** Shows the alerts asked for; `state` has alerts, asked and markets. */
export function showFeed(feed, { alerts, asked, markets }) {
    const list = alerts.asked(asked);
    const shown = list.slice(
        0,
        Math.max(Number(feed.dataset.shown ?? step()), 1 + list.findIndex(alert => alert.id === asked.alert)),
    );
    const zones = new Map(markets.map(each => [each.market, each.timeZone]));
    options(feed, alerts, asked, markets);
    show(
        feed.querySelector('#feed-count'),
        `${n.count(list.length)} of ${n.count(alerts.newest.length)}, ${n.count(list.filter(isOpen).length)} open`,
    );
    show(
        feed.querySelector('#alerts'),
        list.length === 0
            ? h('li', { class: 'none' }, alerts.newest.length ? 'No alert is like that.' : 'No alert yet.')
            : shown.map((alert, i) => row(alert, alert.id === asked.alert, i === 0, zones.get(alert.market) ?? 'UTC', alerts)),
    );
    feed.querySelector('#more-alerts').hidden = shown.length === list.length;
    feed.querySelector('#all-alerts').hidden = list.length === alerts.newest.length;
    rove(feed.querySelector('#alerts'));
}

function options(feed, alerts, asked, markets) {
    const types = new Map();
    alerts.newest.forEach(({ signal, event }) => types.set(signal, (types.get(signal) ?? new Set()).add(event)));
    const select = feed.querySelector('[name=type]');
    const option = value => h('option', { value, 'data-key': value }, value);
    show(
        select,
        h('option', { value: '', 'data-key': '-' }, 'all types'),
        [...types].sort().map(([signal, events]) => [
            option(signal),
            [...events]
                .filter(event => event !== signal)
                .sort()
                .map(event => h('option', { value: event, 'data-key': event }, `\u00a0\u00a0${event}`)),
        ]),
        asked.type && ![...types].some(([signal, events]) => signal === asked.type || events.has(asked.type))
            ? option(asked.type)
            : null,
    );
    show(
        feed.querySelector('[name=market]'),
        h('option', { value: '' }, 'all markets'),
        markets.map(({ market }) => h('option', { value: market }, market)),
    );
    for (const field of feed.querySelectorAll('.filters [name]')) {
        if (field.value !== asked[field.name]) field.value = asked[field.name];
        field.classList.toggle('in-use', asked[field.name] !== '');
    }
}

function row(alert, isChosen, first, zone, alerts) {
    const way = alert.direction.toLowerCase().replace('none', 'flat');
    return h(
        'li',
        { 'data-key': alert.id, class: `${isOpen(alert) ? '' : 'over'} ${alert.status.toLowerCase()}` },
        h(
            'button',
            {
                class: `alert${isChosen ? ' chosen' : ''}`,
                'data-id': alert.id,
                'aria-expanded': String(isChosen),
                'aria-controls': isChosen ? `why-${alert.id}` : null,
            },
            h(
                'span',
                { class: 'line' },
                h(
                    'span',
                    {
                        class: `severity severity-${alert.severity}`,
                        role: 'img',
                        'aria-label': n.words(alert.severity),
                        title: `Severity ${n.words(alert.severity)}`,
                    },
                    [1, 2, 3].map(each => h('i', { class: each <= BARS[alert.severity] ? 'on' : null })),
                ),
                h(
                    'span',
                    { class: `event ${way}` },
                    h('span', { class: 'glyph', 'aria-hidden': 'true' }, n.glyph(way)),
                    alert.event,
                ),
                h('span', { class: 'subject' }, alert.subject),
                h('time', { datetime: alert.eventTime }, `${n.instant(alert.eventTime, zone)} `, h('b', {}, alert.market)),
            ),
            h('span', { class: 'reason' }, n.unbroken(alert.reason)),
            tags(alert),
        ),
        isChosen ? why(alerts.revisions(alert.id), zone) : null,
    );
}

function tags(alert) {
    const tag = [
        alert.status !== 'RAISED' ? [n.words(alert.status), alert.status.toLowerCase()] : null,
        alert.confirmation === 'PROVISIONAL' ? ['provisional', 'provisional'] : null,
        alert.forced ? ['FORCED', 'forced'] : null,
        alert.revision > 1 ? [`revision ${alert.revision}`, 'revision'] : null,
    ].filter(Boolean);
    return tag.length
        ? h(
              'span',
              { class: 'tags' },
              tag.map(([text, kind]) => h('span', { class: `tag tag-${kind}` }, text)),
          )
        : null;
}

/** One row of the list takes part in tabbing: the one that had focus last, else the first. */
function rove(list) {
    const rows = [...list.querySelectorAll('button.alert')];
    const current =
        rows.find(each => each === document.activeElement) ??
        rows.find(each => each.dataset.id === list.dataset.current) ??
        rows[0];
    rows.forEach(each => {
        each.tabIndex = each === current ? 0 : -1;
    });
}

/** Moves the focus by so many rows; from outside the list to the row that had it last. */
export function move(list, by) {
    const rows = [...list.querySelectorAll('button.alert')];
    if (rows.length === 0) return;
    const at = rows.indexOf(document.activeElement);
    const next =
        at < 0 ? (rows.find(each => each.tabIndex === 0) ?? rows[0]) : rows[Math.max(0, Math.min(rows.length - 1, at + by))];
    list.dataset.current = next.dataset.id;
    rove(list);
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
}
