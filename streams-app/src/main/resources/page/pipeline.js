/** The pipeline: what runs where, how far behind it is, what was refused; asked for every two seconds while it is seen. */

import { get } from './api.js';
import { h, show } from './dom.js';
import { draw, graph } from './flow.js';
import { deadLetters } from './letters.js';
import * as n from './numbers.js';

const EVERY = 2000;

export function startPipeline(place, say) {
    let seen = false;
    let reason = '';
    let timer = null;
    place.addEventListener('click', event => {
        const button = event.target.closest('[data-reason]');
        if (!button) return;
        reason = reason === button.dataset.reason ? '' : button.dataset.reason;
        ask();
    });
    show(place, h('p', { class: 'none' }, 'Asking …'));
    async function ask() {
        clearTimeout(timer);
        try {
            const [topology, letters] = await Promise.all([get('topology'), get('dead-letters', { limit: 50, reason })]);
            show(place, view(topology, letters, reason));
        } catch (error) {
            await say(error);
        }
        if (seen) timer = setTimeout(ask, EVERY);
    }
    return {
        visible(now) {
            if (now && !seen) ask();
            seen = now;
            if (!now) clearTimeout(timer);
        },
    };
}

function view(topology, letters, reason) {
    const sources = topology.instances.flatMap(each => each.sources.map(source => ({ ...source, instance: each.instance })));
    return [
        figures(topology, sources),
        topology.unreachable.length
            ? h(
                  'p',
                  { class: 'unreachable', role: 'alert' },
                  `Not reachable: ${topology.unreachable.join(', ')}. What they do is missing below.`,
              )
            : null,
        restoring(topology.instances),
        h(
            'section',
            { 'data-key': 'flow', 'aria-label': 'Topology' },
            h('h2', {}, 'Topology ', h('small', {}, 'topics, processors and their stores; lag stands beside a topic')),
            h(
                'div',
                { class: 'wide', tabindex: '0' },
                draw(graph(topology.subtopologies), box => (box.kind === 'topic' ? lagOf(box.name, sources) : '')),
            ),
            h(
                'details',
                { 'data-key': 'text' },
                h('summary', {}, 'As Kafka Streams describes it'),
                h('pre', {}, topology.description),
            ),
        ),
        h(
            'div',
            { class: 'pipeline-tables', 'data-key': 'tables' },
            table(
                'Partitions',
                'read by all instances',
                ['Topic', 'Partition', 'Task', 'Instance', 'Lag', 'Watermark'],
                [...sources].sort(byTopic),
                source => [
                    source.topic,
                    source.partition,
                    source.task,
                    source.instance,
                    h('span', { class: source.lag > 0 ? 'behind' : null }, n.count(source.lag)),
                    source.watermark
                        ? [
                              n.instant(source.watermark, 'UTC', 'day second'),
                              source.forced
                                  ? [
                                        ' ',
                                        h(
                                            'span',
                                            {
                                                class: 'mark mark-forced',
                                                title: 'This source is silent: its watermark is forced',
                                            },
                                            'FORCED',
                                        ),
                                    ]
                                  : null,
                          ]
                        : n.NONE,
                ],
            ),
            table(
                'Threads',
                'and their tasks',
                ['Instance', 'Thread', 'State', 'Records/s', 'Tasks'],
                topology.instances.flatMap(each => each.threads.map(thread => ({ ...thread, instance: each.instance }))),
                thread => [
                    thread.instance,
                    thread.name.split('-').slice(-2).join(' '),
                    state(thread.state),
                    n.compact(thread.processRate),
                    thread.tasks.join('  '),
                ],
            ),
            table('Stores', 'over all instances', ['Store', 'Tasks', 'Copies', 'Entries'], stores(topology.instances), store => [
                store.name,
                store.tasks.join('  ') || 'every instance',
                store.copies,
                n.count(store.entries),
            ]),
        ),
        deadLetters(topology.deadLetters, letters, reason),
    ];
}

/** One row a store: its tasks and the entries that they hold together; those that cannot be counted are left out of the sum. */
function stores(instances) {
    const rows = new Map();
    for (const { store, task, entries } of instances.flatMap(each => each.stores)) {
        const row = rows.get(store) ?? { name: store, tasks: [], copies: 0, entries: null };
        if (task) row.tasks.push(task);
        row.copies += 1;
        if (entries !== null) row.entries = task ? (row.entries ?? 0) + entries : entries;
        rows.set(store, row);
    }
    return [...rows.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** Inputs, which have watermarks, before what is internal. */
const byTopic = (a, b) =>
    Number(a.watermark === null) - Number(b.watermark === null) || a.topic.localeCompare(b.topic) || a.partition - b.partition;

const state = text => h('span', { class: text === 'RUNNING' ? null : 'warn' }, n.words(text));

function lagOf(topic, sources) {
    const own = sources.filter(source => source.topic === topic || source.topic.endsWith(topic));
    const lag = own.reduce((sum, source) => sum + (source.lag ?? 0), 0);
    return lag > 0 ? n.compact(lag) : '';
}

function figures({ rates, instances, version, applicationId, deadLetters }, sources) {
    const lag = sources.reduce((sum, source) => sum + (source.lag ?? 0), 0);
    const item = (term, value, kind) => h('div', { 'data-key': term, class: kind }, h('dt', {}, term), h('dd', {}, value));
    return h(
        'dl',
        { class: 'big', 'data-key': 'figures' },
        item('ticks/s', n.compact(rates.ticks)),
        item('alerts/s', n.compact(rates.alerts)),
        item('refused/s', n.compact(rates.refused)),
        item('lag, records', n.compact(lag), lag > 0 ? 'behind' : null),
        item('dead letters', n.compact(deadLetters.total)),
        item('forced', n.count(sources.filter(source => source.forced).length)),
        instances.map(each =>
            item(each.instance, [state(each.state), h('small', {}, ` since ${n.instant(each.since, 'UTC')} UTC`)], 'instance'),
        ),
        item(applicationId, h('small', {}, version), 'instance'),
    );
}

function restoring(instances) {
    const all = instances.flatMap(each => each.restoring.map(one => ({ ...one, instance: each.instance })));
    if (all.length === 0) return null;
    return h(
        'section',
        { class: 'restoring', 'data-key': 'restoring' },
        h('h2', {}, 'Restoring'),
        all.map(one =>
            h(
                'label',
                { 'data-key': `${one.instance} ${one.store} ${one.partition}` },
                `${one.store} ${one.partition} on ${one.instance}: ${n.count(one.remaining)} of ${n.count(one.total)} records to go`,
                h('progress', { max: Math.max(1, one.total), value: one.total - one.remaining }),
            ),
        ),
    );
}

function table(title, more, columns, rows, cells) {
    return h(
        'section',
        { 'data-key': title, class: `table-${title.toLowerCase()}` },
        h('h2', {}, `${title} `, h('small', {}, more)),
        h(
            'div',
            { class: 'wide' },
            h(
                'table',
                {},
                h(
                    'thead',
                    {},
                    h(
                        'tr',
                        {},
                        columns.map(each => h('th', { scope: 'col' }, each)),
                    ),
                ),
                h(
                    'tbody',
                    {},
                    rows.map(row =>
                        h(
                            'tr',
                            {},
                            cells(row).map((cell, i) => (i === 0 ? h('th', { scope: 'row' }, cell) : h('td', {}, cell))),
                        ),
                    ),
                ),
            ),
        ),
    );
}
