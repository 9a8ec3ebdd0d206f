/** Buttons, tabs and keys of the whole page. */

import { h, show } from './dom.js';
import { move } from './feed.js';
import { listen, showKeys } from './keys.js';
import * as theme from './theme.js';

const $ = id => document.getElementById(id);

/**
 * Listens to all of them, once.
 *
 * `page.want(change)` asks for something else, `page.asked()` says what is asked for, `page.view()` minutes or sessions,
 * `page.step(by)` goes to another index.
 */
export function control(page) {
    nameTheme();
    $('theme').addEventListener('click', () => {
        theme.next();
        nameTheme();
    });
    $('keys').addEventListener('click', () => showKeys($('help')));
    document.addEventListener('click', event => clicked(event, page));
    tabs(document.querySelector('[role=tablist]'), page);
    keys(page);
}

function nameTheme() {
    show($('theme'), theme.glyph(), h('span', {}, ` ${theme.choice()}`));
}

function clicked(event, page) {
    const index = event.target.closest('[data-index]')?.dataset.index;
    if (index) page.want({ index });
    if (!event.target.closest('[data-skip]')) return;
    event.preventDefault();
    page.want({ tab: '' });
    move($('alerts'), 0);
}

function tabs(list, page) {
    list.addEventListener('click', ({ target }) => {
        if (target.id) page.want({ tab: target.id === 'tab-pipeline' ? 'pipeline' : '' });
    });
    list.addEventListener('keydown', ({ key }) => {
        if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
        page.want({ tab: page.asked().tab === 'pipeline' ? '' : 'pipeline' });
        $(`tab-${page.asked().tab || 'markets'}`).focus();
    });
}

function keys(page) {
    const walk = by => event => (event.target.closest('#chart, [role=tablist]') ? false : move($('alerts'), by));
    const walkOn = by => event => (event.target.closest('#alerts') ? move($('alerts'), by) : false);
    listen({
        j: walk(1),
        k: walk(-1),
        ArrowDown: walkOn(1),
        ArrowUp: walkOn(-1),
        '/': () => search(page),
        Escape: event => leave(event.target, page),
        '[': () => page.step(-1),
        ']': () => page.step(1),
        m: () => page.want({ view: page.view() === 'minutes' ? 'sessions' : 'minutes' }),
        1: () => page.want({ tab: '' }),
        2: () => page.want({ tab: 'pipeline' }),
        t: () => $('theme').click(),
        '?': () => showKeys($('help')),
    });
}

function search(page) {
    page.want({ tab: '' });
    $('feed').querySelector('[name=text]').focus();
}

/** Clears the search that is being typed, else closes the alert that is open, else goes back to the list. */
function leave(target, page) {
    if (target.closest('dialog')) return false;
    if (target.name === 'text' && page.asked().text) return page.want({ text: '' });
    if (page.asked().alert) return page.want({ alert: '' });
    return target.closest('form') ? move($('alerts'), 0) : false;
}
