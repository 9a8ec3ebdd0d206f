/** Server-sent events read through fetch, so that token and last id can be sent; it reconnects by itself. */

import { ask } from './api.js';

const PAUSES = [250, 500, 1000, 2000, 4000, 5000];

/** The server says something every 2 seconds, be it a comment; without a word for this long the stream is down. */
const SILENCE = 9_000;

/** Takes text in any pieces and hands on events `{id, event, data}`, data as text; comments are only heard. */
export function parser(onEvent) {
    let rest = '';
    let event = { id: null, event: 'message', data: [] };
    return piece => {
        const lines = (rest + piece).split(/\r?\n/);
        rest = lines.pop();
        for (const line of lines) {
            if (line === '') {
                if (event.data.length) onEvent({ ...event, data: event.data.join('\n') });
                event = { id: null, event: 'message', data: [] };
            } else {
                const [, name, value] = /^([^:]*):? ?(.*)$/.exec(line);
                if (name === 'data') event.data.push(value);
                else if (name === 'id' || name === 'event') event[name] = value;
            }
        }
    };
}

/**
 * The stream from a position on.
 *
 * `on.state(up)` tells that it is up or down, `on.event(name, data)` each event, `on.reset()` returns the position to go on
 * from, `on.failed(error)` why a connection could not be had or ended. It never ends by itself.
 */
export class Stream {
    constructor(on) {
        this.on = on;
        this.lastId = null;
        this.failures = 0;
    }

    async run(position) {
        this.lastId = position;
        for (;;) {
            const error = await this.connect();
            this.on.state(false);
            if (error?.reset) this.lastId = await this.on.reset();
            else if (error) await this.on.failed(error);
            await new Promise(done => setTimeout(done, PAUSES[Math.min(this.failures, PAUSES.length - 1)]));
            this.failures += 1;
        }
    }

    /** Reads until the connection ends; returns why. */
    async connect() {
        const abort = new AbortController();
        let silence;
        const heard = () => {
            clearTimeout(silence);
            silence = setTimeout(() => abort.abort(), SILENCE);
        };
        try {
            heard();
            const headers = { Accept: 'text/event-stream', ...(this.lastId ? { 'Last-Event-ID': this.lastId } : {}) };
            const answer = await ask('stream', headers, abort.signal);
            this.on.state(true);
            await this.read(answer.body.getReader(), heard);
            return null;
        } catch (error) {
            return error;
        } finally {
            clearTimeout(silence);
            abort.abort();
        }
    }

    async read(reader, heard) {
        const text = new TextDecoder();
        const take = parser(({ id, event, data }) => {
            if (event === 'reset') throw Object.assign(new Error('reset'), { reset: true });
            try {
                this.on.event(event, JSON.parse(data));
            } catch (error) {
                reportError(error);
            }
            if (id) this.lastId = id;
            this.failures = 0;
        });
        for (;;) {
            const { done, value } = await reader.read();
            if (done) return;
            heard();
            take(text.decode(value, { stream: true }));
        }
    }
}
