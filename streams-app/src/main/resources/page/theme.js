/** Light, dark or as the system says; what was chosen is remembered. */

const KEY = 'market-signals.theme';
const CHOICES = ['system', 'light', 'dark'];
const GLYPHS = { system: '◐', light: '○', dark: '●' };

const system = matchMedia('(prefers-color-scheme: dark)');
const listeners = [];

export const choice = () => (CHOICES.includes(localStorage.getItem(KEY)) ? localStorage.getItem(KEY) : 'system');
export const glyph = () => GLYPHS[choice()];

/** Whether the page is dark right now. */
export const isDark = () => (choice() === 'system' ? system.matches : choice() === 'dark');

/** Goes on to the next choice: system, light, dark. */
export function next() {
    localStorage.setItem(KEY, CHOICES[(CHOICES.indexOf(choice()) + 1) % CHOICES.length]);
    apply();
}

/** Calls back when the colours change, by choice or by the system. */
export const onChange = listener => listeners.push(listener);

/** The colours of the style sheet by name, for what is drawn on a canvas. */
export function palette() {
    const style = getComputedStyle(document.documentElement);
    return Object.fromEntries(
        ['ink', 'soft', 'rule', 'faint', 'paper', 'raised', 'up', 'down', 'accent', 'up-wash', 'down-wash'].map(name => [
            name,
            style.getPropertyValue(`--${name}`).trim(),
        ]),
    );
}

function apply() {
    document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
    listeners.forEach(listener => listener());
}

system.addEventListener('change', apply);
apply();
