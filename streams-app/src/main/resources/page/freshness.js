/** Whether figures may be believed: how old they are by the server's clock, and what speaks against them. */

/** With its market open, data older than this is stale. */
export const STALE_AFTER = 15_000;

/** Event time further than this from the wall clock is said, as in a replay. */
export const APART = 120_000;

/** Marks that say that figures are not those of now. */
const DOUBTFUL = ['DISCONNECTED', 'STALE', 'WAITING'];

/** What the page says of a mark. */
export const MEANING = {
    DISCONNECTED: 'The page does not hear from the server: what you see is what it heard last.',
    STALE: 'The session is open and nothing has arrived for 15 seconds or longer.',
    WAITING: 'Nothing has arrived yet.',
    PARTIAL: 'Too few members are counted: coverage is under the gate, and such a reading never raises an alert.',
    FORCED: 'A source was silent: the reading rests on a forced watermark.',
};

/**
 * The age of a market's data, the marks that it bears, worst first, and whether it may be taken for fresh.
 *
 * @param market as in /api/markets
 * @param now the server's clock, epoch milliseconds
 * @param connected whether the stream is up
 */
export function freshness(market, now, connected) {
    const marks = [];
    const millis = market.receivedAt === null ? null : Math.max(0, now - Date.parse(market.receivedAt));
    if (!connected) marks.push('DISCONNECTED');
    if (millis === null) marks.push('WAITING');
    else if (market.session?.state === 'OPEN' && millis >= STALE_AFTER) marks.push('STALE');
    if (market.indices.some(index => index.breadth?.partial)) marks.push('PARTIAL');
    if (records(market).some(record => record?.forced)) marks.push('FORCED');
    return { millis, marks, doubtful: marks.some(mark => DOUBTFUL.includes(mark)), apart: apart(market) };
}

/** How far event time was from the wall clock when the newest record was read; null when they agree. */
function apart(market) {
    if (market.asOf === null || market.receivedAt === null) return null;
    const millis = Date.parse(market.receivedAt) - Date.parse(market.asOf);
    return Math.abs(millis) > APART ? millis : null;
}

function records(market) {
    return [...market.indices.flatMap(index => [index.return, index.breadth]), ...market.pairs.map(pair => pair.spread)];
}
