/** Which alerts are asked for, kept in the address behind `#`, and which index an alert speaks of. */

const SEVERITIES = ['LOW', 'MEDIUM', 'HIGH'];
const OVER = ['CLEARED', 'CANCELLED'];
const KEPT = ['tab', 'index', 'view', 'type', 'market', 'severity', 'status', 'text', 'alert'];

/** What the address asks for; an empty text for what it does not name. */
export function fromHash(hash) {
    const given = new URLSearchParams(hash.replace(/^#/, ''));
    return Object.fromEntries(KEPT.map(name => [name, given.get(name) ?? '']));
}

/** The address that asks for the same. */
export function toHash(asked) {
    const given = new URLSearchParams();
    KEPT.filter(name => asked[name]).forEach(name => given.set(name, asked[name]));
    return `#${given}`;
}

/** Whether an alert is still open: its newest revision has not ended it. */
export const isOpen = alert => !OVER.includes(alert.status);

/** Whether the newest revision of an alert is asked for. */
export function matches(alert, asked) {
    return (
        (!asked.type || alert.signal === asked.type || alert.event === asked.type) &&
        (!asked.market || alert.market === asked.market) &&
        (!asked.severity || SEVERITIES.indexOf(alert.severity) >= SEVERITIES.indexOf(asked.severity)) &&
        (!asked.status || (asked.status === 'OPEN' ? isOpen(alert) : alert.status === asked.status)) &&
        (!asked.text || text(alert).includes(asked.text.toLowerCase()))
    );
}

const text = alert => `${alert.reason} ${alert.subject} ${alert.event} ${alert.signal}`.toLowerCase();

/** The index an alert speaks of, of those in the markets; null when there is none. */
export function indexOf(alert, markets) {
    const market = markets.find(each => each.market === alert.market);
    if (!market) return null;
    const known = new Set(market.indices.map(each => each.index));
    const named = alert.evidence.find(each => each.name === 'index' && known.has(each.text));
    if (named) return named.text;
    const pair = market.pairs.find(each => each.pair === alert.subject);
    if (pair) return pair.small;
    const own = alert.subject.split(':', 1)[0];
    if (known.has(own)) return own;
    const holder = [...known].filter(id => alert.subject.startsWith(id)).sort((a, b) => b.length - a.length)[0];
    const mentioned = alert.evidence.find(each => known.has(each.text));
    return holder ?? mentioned?.text ?? market.indices[0]?.index ?? null;
}
