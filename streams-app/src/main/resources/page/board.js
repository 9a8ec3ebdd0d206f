/** What the page knows of the markets and of one index: a snapshot, brought up to date by what the stream says. */

import { append, minuteOf } from './series.js';

export class Board {
    constructor() {
        this.markets = [];
        this.connected = false;
        this.pipeline = null;
        this.clock = 0;
        this.heardAt = null;
    }

    /** The server's clock as far as this browser can tell, epoch milliseconds. */
    now() {
        return Date.now() + this.clock;
    }

    heard(now) {
        if (now) this.clock = Date.parse(now) - Date.now();
        this.heardAt = Date.now();
    }

    load(snapshot) {
        this.heard(snapshot.now);
        this.markets = snapshot.markets;
        this.instance = snapshot.instance;
        this.deadLetters = snapshot.deadLetters;
    }

    /** Takes the newest of each subject; returns whether a session has begun that the snapshot does not know. */
    bars(news) {
        this.heard(news.now);
        const market = id => this.markets.find(each => each.market === id);
        let newSession = false;
        for (const [kind, records] of [
            ['return', news.returns],
            ['breadth', news.breadth],
            ['spread', news.spreads],
        ]) {
            for (const record of records) {
                const own = market(record.market);
                const holder =
                    kind === 'spread'
                        ? own?.pairs.find(each => each.pair === record.pair)
                        : own?.indices.find(each => each.index === record.index);
                if (!holder) {
                    newSession = true;
                    continue;
                }
                if (!holder[kind] || holder[kind].asOf <= record.asOf) holder[kind] = record;
                if (!own.asOf || own.asOf < record.asOf) own.asOf = record.asOf;
                own.receivedAt = news.receivedAt;
                newSession ||= record.session !== own.session?.date;
            }
        }
        return newSession;
    }

    /** Takes how the pipeline does, and with it the markets' clocks and states. */
    beat(pipeline) {
        this.heard(pipeline.now);
        this.pipeline = pipeline;
        this.deadLetters = pipeline.deadLetters;
        let changed = false;
        for (const market of this.markets) {
            const told = pipeline.markets?.[market.market];
            if (!told) continue;
            market.asOf = told.asOf ?? market.asOf;
            market.receivedAt = told.receivedAt ?? market.receivedAt;
            if (market.session && told.state && market.session.state !== told.state) {
                market.session.state = told.state;
                changed = true;
            }
        }
        return changed;
    }

    marketOf(index) {
        return this.markets.find(market => market.indices.some(each => each.index === index)) ?? null;
    }

    index(id) {
        return this.marketOf(id)?.indices.find(each => each.index === id) ?? null;
    }

    indices() {
        return this.markets.flatMap(market => market.indices.map(each => each.index));
    }
}

/** Puts news of an index behind its columns, in place; returns whether they fit. */
export function extend(detail, news) {
    let fits = true;
    for (const record of [...news.returns, ...news.breadth].filter(each => each.index === detail.index)) {
        fits = append(detail.minutes, minuteOf(record.asOf), record) && fits;
    }
    for (const record of news.spreads) {
        const columns = detail.spreads[record.pair];
        if (columns) fits = append(columns, minuteOf(record.asOf), record) && fits;
    }
    return fits && !news.sessions.some(each => each.index === detail.index);
}
