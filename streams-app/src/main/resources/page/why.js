/** Why an alert was raised: its facts, the thresholds in force, what the reading rests on, and how it came to be so. */

import { h } from './dom.js';
import * as n from './numbers.js';

const SIGNED = /return|spread|lead$|margin|contribution/i;

/** A fact or a threshold as a person reads it. */
export function reads(fact, zone) {
    if (fact.time) return n.instant(fact.time, zone, 'day second');
    if (fact.text !== null && fact.text !== undefined) return fact.text;
    if (fact.number === null || fact.number === undefined) return n.NONE;
    switch (fact.unit) {
        case 'fraction':
            return SIGNED.test(fact.name) && !fact.name.includes('.') ? n.percent(fact.number) : n.share(fact.number, 2);
        case 'points':
            return n.level(fact.number);
        case 'count':
        case 'shares':
            return n.count(fact.number);
        case 'sessions':
            return `${n.count(fact.number)} ${fact.number === 1 ? 'session' : 'sessions'}`;
        case 'ratio':
            return n.number(fact.number, 3);
        default:
            return n.number(fact.number, Number.isInteger(fact.number) ? 0 : 2);
    }
}

/**
 * The explanation under an alert.
 *
 * @param revisions newest first
 * @param zone the market's time zone
 */
export function why(revisions, zone) {
    const alert = revisions[0];
    const around = alert.evidence.filter(fact => fact.name.startsWith('context:'));
    const facts = alert.evidence.filter(fact => !fact.name.startsWith('context:'));
    return h(
        'div',
        { class: 'why', id: `why-${alert.id}` },
        table('Evidence', facts, zone, fact => n.words(fact.name.replace(/:(?=\S)/, ' of '))),
        table('Thresholds in force', alert.thresholds, zone, fact => fact.name),
        around.length === 0
            ? null
            : [
                  h('h4', {}, 'Around it'),
                  h(
                      'ul',
                      {},
                      around.map(fact =>
                          h('li', {}, fact.text ?? `${reads(fact, zone)} ${n.words(fact.name.slice('context:'.length))}`),
                      ),
                  ),
              ],
        h('h4', {}, 'Rests on'),
        h(
            'dl',
            { class: 'rests' },
            basis(alert, zone).map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, value))),
        ),
        h('h4', {}, revisions.length === 1 ? 'One revision' : `${revisions.length} revisions`),
        h(
            'ol',
            { class: 'revisions', reversed: true },
            revisions.map(each =>
                h(
                    'li',
                    { value: each.revision },
                    h('b', {}, n.words(each.status)),
                    ` ${n.words(each.severity)}, ${n.words(each.confirmation)}, `,
                    h('time', { datetime: each.eventTime }, n.instant(each.eventTime, zone, 'day second')),
                    h('span', {}, n.unbroken(each.reason)),
                ),
            ),
        ),
        h('p', { class: 'id' }, alert.id),
    );
}

function table(title, facts, zone, nameOf) {
    if (facts.length === 0) return null;
    return h(
        'table',
        {},
        h('caption', {}, title),
        h(
            'tbody',
            {},
            facts.map(fact => h('tr', {}, h('th', { scope: 'row' }, nameOf(fact)), h('td', {}, reads(fact, zone)))),
        ),
    );
}

function basis(alert, zone) {
    return [
        ['coverage', alert.coverage === null ? 'levels alone' : n.share(alert.coverage, 1)],
        ['watermark', alert.forced ? 'FORCED: a source was silent' : 'every source had passed'],
        ['confirmation', alert.confirmation === 'PROVISIONAL' ? 'provisional: the close decides' : 'final'],
        ['as of', n.instant(alert.asOf, zone, 'day second')],
        ['episode began', n.instant(alert.episodeStart, zone, 'day second')],
        ['session', n.date(alert.session)],
        ['settings', alert.settingsVersion],
    ];
}
