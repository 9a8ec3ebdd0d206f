/** Dead letters: how many for which reason, and the newest with what was wrong and where they came from. */

import { h } from './dom.js';
import * as n from './numbers.js';

/** A section with the counts as buttons, `reason` pressed, over a table of what was asked for. */
export function deadLetters({ total, byReason }, letters, reason) {
    return h(
        'section',
        { class: 'dead-letters', 'data-key': 'letters' },
        h(
            'h2',
            {},
            'Dead letters ',
            h(
                'small',
                {},
                total === 0
                    ? 'nothing was refused'
                    : `${n.count(letters.deadLetters.length)} newest of ${n.count(letters.total)}`,
            ),
        ),
        h(
            'p',
            { class: 'reasons' },
            Object.entries(byReason)
                .sort((a, b) => b[1] - a[1])
                .map(([name, count]) =>
                    h(
                        'button',
                        { 'data-key': name, 'data-reason': name, 'aria-pressed': String(name === reason) },
                        h('b', {}, n.count(count)),
                        ` ${n.words(name)}`,
                    ),
                ),
        ),
        letters.deadLetters.length === 0
            ? null
            : h(
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
                              ['Time, UTC', 'Reason', 'Detail', 'Key', 'From', 'Bytes', 'Kept at'].map(each =>
                                  h('th', { scope: 'col' }, each),
                              ),
                          ),
                      ),
                      h(
                          'tbody',
                          {},
                          letters.deadLetters.map(each =>
                              h(
                                  'tr',
                                  { 'data-key': `${each.partition} ${each.offset}` },
                                  h('th', { scope: 'row' }, n.instant(each.time, 'UTC', 'day second')),
                                  h('td', {}, n.words(each.reason)),
                                  h('td', { class: 'detail' }, each.detail ?? n.NONE),
                                  h('td', {}, each.key ?? n.NONE),
                                  h('td', {}, `${each.topic} ${each.sourcePartition}@${each.sourceOffset}`),
                                  h('td', {}, n.count(each.size)),
                                  h('td', {}, `${each.partition}@${each.offset}`),
                              ),
                          ),
                      ),
                  ),
              ),
    );
}
