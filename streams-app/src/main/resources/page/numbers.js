/** How figures, instants and ages read. A null is "no value" and shows as a dash, never as 0. */

export const NONE = '–';

const MINUS = '−';
const formats = new Map();

/** A number with grouped thousands and exactly `digits` decimals; what rounds to zero has no sign. */
export function number(value, digits = 0) {
    if (value === null || value === undefined || !Number.isFinite(value)) return NONE;
    if (!formats.has(digits)) {
        formats.set(digits, new Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }));
    }
    const text = formats.get(digits).format(Math.abs(value));
    return value < 0 && /[1-9]/.test(text) ? MINUS + text : text;
}

/** The same with a plus before what is above zero. */
export function signed(value, digits = 0) {
    const text = number(value, digits);
    return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

export const level = value => number(value, 2);
export const count = value => number(value, 0);

/** A return: the fraction 0.0252 is +2.52 %. */
export const percent = (fraction, digits = 2) => withUnit(signed(scaled(fraction), digits), '%');

/** A share: the fraction 0.532 is 53 %. */
export const share = (fraction, digits = 0) => withUnit(number(scaled(fraction), digits), '%');

/** A difference of two returns, in percentage points. */
export const points = fraction => withUnit(signed(scaled(fraction), 2), 'pp');

/** A count that needs no more than three digits: 12.3k, 4.1M. */
export function compact(value) {
    if (value === null || value === undefined) return NONE;
    for (const [size, unit] of [
        [1e9, 'G'],
        [1e6, 'M'],
        [1e4, 'k'],
    ]) {
        if (Math.abs(value) >= size) {
            const shown = unit === 'k' ? value / 1e3 : value / size;
            return number(shown, Math.abs(shown) < 100 ? 1 : 0) + unit;
        }
    }
    return number(value, Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : 1);
}

/** Which way a return points; what is unknown or shows as 0.00 % points nowhere. */
export function way(fraction) {
    if (Math.abs(fraction ?? 0) < 0.00005) return 'flat';
    return fraction > 0 ? 'up' : 'down';
}

/** The glyph that says the same without colour. */
export const glyph = direction => ({ up: '▲', down: '▼', flat: '·' })[direction];

/** How long ago, in one unit. */
export function age(millis) {
    if (millis === null || millis === undefined) return NONE;
    const seconds = Math.max(0, millis) / 1000;
    if (seconds < 10) return `${seconds.toFixed(1)} s`;
    if (seconds < 100) return `${Math.round(seconds)} s`;
    if (seconds < 6000) return `${Math.round(seconds / 60)} min`;
    if (seconds < 48 * 3600) return `${Math.round(seconds / 3600)} h`;
    return `${number(Math.round(seconds / 86400))} d`;
}

const instants = new Map();

/** An instant in a time zone: `day` Wed 17 Sep, `minute` 12:34, `second` 12:34:56, or both, as `day minute`. */
export function instant(iso, zone, shape = 'day minute') {
    if (iso === null || iso === undefined) return NONE;
    return shape
        .split(' ')
        .map(part => partOf(new Date(iso), zone, part))
        .join(' ');
}

function partOf(date, zone, part) {
    const key = `${zone} ${part}`;
    if (!instants.has(key)) {
        const fields =
            part === 'day'
                ? { weekday: 'short', month: 'short', day: 'numeric' }
                : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...(part === 'second' ? { second: '2-digit' } : {}) };
        instants.set(key, new Intl.DateTimeFormat('en-US', { timeZone: zone, ...fields }));
    }
    if (part !== 'day') return instants.get(key).format(date);
    const of = Object.fromEntries(
        instants
            .get(key)
            .formatToParts(date)
            .map(each => [each.type, each.value]),
    );
    return `${of.weekday} ${of.day} ${of.month}`;
}

/** A trading date, with its year: 17 Sep 2025. */
export function date(text) {
    if (!text) return NONE;
    const [, day, month] = instant(`${text}T00:00:00Z`, 'UTC', 'day').split(' ');
    return `${day} ${month} ${text.slice(0, 4)}`;
}

/** The words of a name in camelCase, with hyphens or underscores. */
export function words(name) {
    return name
        .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
        .replace(/[_-]+/g, ' ')
        .toLowerCase();
}

/** A sentence whose units stay with their figures. */
export const unbroken = sentence => sentence.replace(/ (?=(%|pp)(\W|$))/g, '\u00a0');

const scaled = fraction => (fraction === null || fraction === undefined ? null : fraction * 100);
const withUnit = (text, unit) => (text === NONE ? NONE : `${text}\u00a0${unit}`);
