/** Keys for the whole page, and the dialog that lists them. */

import { h, show } from './dom.js';

const LIST = [
    ['j  ↓', 'next alert'],
    ['k  ↑', 'previous alert'],
    ['Enter', 'why: open or close an alert'],
    ['Esc', 'close what is open, or clear the search'],
    ['/', 'search the alerts'],
    ['[  ]', 'previous, next index'],
    ['m', 'minutes or sessions'],
    ['1  2', 'markets, pipeline'],
    ['t', 'colours'],
    ['←  →', 'in the chart: move along'],
    ['?', 'these keys'],
];

/** Listens for keys; `actions` by key. Fields keep theirs but for Escape. */
export function listen(actions) {
    document.addEventListener('keydown', event => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
        const inField = event.target.closest('input, select, textarea, dialog');
        if (inField && event.key !== 'Escape') return;
        const action = actions[event.key];
        if (action && action(event) !== false) event.preventDefault();
    });
}

/** Opens the list of keys. */
export function showKeys(dialog) {
    show(
        dialog,
        h('h2', { id: 'help-title' }, 'Keys'),
        h(
            'dl',
            {},
            LIST.map(([keys, what]) =>
                h(
                    'div',
                    {},
                    h(
                        'dt',
                        {},
                        keys.split(/\s+/).map(key => h('kbd', {}, key)),
                    ),
                    h('dd', {}, what),
                ),
            ),
        ),
        h('button', { value: 'close' }, 'Close'),
    );
    dialog.querySelector('button').onclick = () => dialog.close();
    dialog.showModal();
}
