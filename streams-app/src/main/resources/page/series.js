/** Columns of minutes or sessions as they are drawn: side by side, so that the gaps between sessions take no room. */

import { date, instant } from './numbers.js';

const MINUTE = 60_000;
const NEW_SESSION = 90 * MINUTE;

/** Positions at which a session begins: the first one, and each behind a pause of 90 minutes or more. */
export function starts(times) {
    const millis = times.map(Date.parse);
    return millis.flatMap((time, i) => (i === 0 || time - millis[i - 1] >= NEW_SESSION ? [i] : []));
}

/** The columns from where the last `count` sessions begin. */
export function lastSessions(columns, count) {
    const from = starts(columns.time).at(-count) ?? 0;
    return Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values.slice(from)]));
}

/** Labels for at most `most` positions: the day where a session begins, round times of day between. */
export function ticks(times, zone, most) {
    const begun = starts(times);
    const labels = new Map(begun.map(i => [i, instant(times[i], zone, 'day')]));
    for (const step of [15, 30, 60, 120, 180, 240]) {
        const between = times.flatMap((time, i) => (round(time, zone, step) ? [i] : []));
        if (between.length + begun.length > most) continue;
        const room = times.length / most;
        between
            .filter(i => begun.every(start => Math.abs(start - i) >= room))
            .forEach(i => labels.set(i, instant(times[i], zone, 'minute')));
        break;
    }
    return labels;
}

function round(time, zone, step) {
    const [hours, minutes] = instant(time, zone, 'minute').split(':', 2).map(Number);
    return (hours * 60 + minutes) % step === 0;
}

/** Labels of sessions: the months' first ones, thinned to `most`. */
export function dateTicks(dates, most) {
    const firsts = dates.flatMap((day, i) => (i === 0 || day.slice(0, 7) !== dates[i - 1].slice(0, 7) ? [i] : []));
    const shown = firsts.length > 1 ? firsts.slice(1) : firsts;
    const every = Math.max(1, Math.ceil(shown.length / most));
    return new Map(shown.filter((_, n) => n % every === 0).map(i => [i, monthOf(dates[i])]));
}

const monthOf = day => `${date(day).split(' ')[1]} ${day.slice(0, 4)}`;

/** Runs of one regime that is not neutral: `{regime, from, to}`, both inclusive. */
export function regimes(column) {
    const runs = [];
    column.forEach((regime, i) => {
        const last = runs.at(-1);
        if (last && last.regime === regime && last.to === i - 1) last.to = i;
        else if (regime && regime !== 'NEUTRAL') runs.push({ regime, from: i, to: i });
    });
    return runs;
}

/** The values of a column where its times meet those asked for; null elsewhere. */
export function along(times, ownTimes, column) {
    const at = new Map(ownTimes.map((time, i) => [time, column[i]]));
    return times.map(time => at.get(time) ?? null);
}

/** The position whose minute or session holds an instant; -1 for one outside. The nearest before counts within a session. */
export function position(axis, alert) {
    if (axis.dates) return axis.times.indexOf(alert.session);
    const end = Date.parse(alert.eventTime);
    let low = 0;
    let high = axis.times.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (Date.parse(axis.times[middle]) < end) low = middle + 1;
        else high = middle;
    }
    return low > 0 && end - Date.parse(axis.times[low - 1]) < NEW_SESSION ? low - 1 : -1;
}

/** The start of the minute whose last bucket ends at `asOf`, as the API writes it. */
export function minuteOf(asOf) {
    return new Date(Math.floor((Date.parse(asOf) - 1) / MINUTE) * MINUTE).toISOString();
}

/**
 * Puts the newest values of a minute at the end of the columns, in place.
 *
 * @returns whether they fit: false where minutes lie between, so that the columns must be read again
 */
export function append(columns, time, values) {
    const last = columns.time.at(-1);
    if (last !== undefined && time < last) return true;
    if (last !== time) {
        if (last !== undefined && Date.parse(time) - Date.parse(last) > MINUTE) return false;
        Object.keys(columns).forEach(name => columns[name].push(null));
        columns.time[columns.time.length - 1] = time;
    }
    Object.entries(values).forEach(([name, value]) => {
        if (name in columns) columns[name][columns.time.length - 1] = value;
    });
    return true;
}
