/** One line on the connection and the pipeline, and the notice when something is wrong. */

import { h, show } from './dom.js';
import * as n from './numbers.js';

export function showStatus(place, board) {
    const { pipeline, connected } = board;
    const silent = board.heardAt === null ? null : Date.now() - board.heardAt;
    const item = (name, value, kind) => h('span', { 'data-key': name, class: kind ?? null }, h('b', {}, value), ` ${name}`);
    show(
        place,
        h(
            'span',
            { 'data-key': 'link', class: connected ? 'link-up' : 'link-down' },
            h('span', { 'aria-hidden': 'true' }, connected ? '● ' : '✕ '),
            connected ? 'live' : `disconnected ${silent === null ? '' : n.age(silent)}`,
        ),
        connected && pipeline && pipeline.state !== 'RUNNING' ? item('', n.words(pipeline.state), 'warn') : null,
        connected && pipeline
            ? [
                  item('ticks/s', n.compact(pipeline.ticksPerSecond)),
                  item('lag', n.compact(pipeline.lag), isBehind(pipeline) ? 'warn' : null),
              ]
            : null,
        connected && board.deadLetters ? item('dead letters', n.compact(board.deadLetters)) : null,
    );
}

/** Behind by more than 1,000 records and more than five seconds' worth of ticks. */
const isBehind = ({ lag, ticksPerSecond }) => lag > Math.max(1000, 5 * ticksPerSecond);

/** Shows a sentence; null takes it away. */
export function showNotice(place, sentence) {
    place.hidden = sentence === null;
    place.textContent = sentence ?? '';
}
