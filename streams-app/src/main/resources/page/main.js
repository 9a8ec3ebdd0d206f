/** The page: what is asked for in the address, what is known, and which part shows it again when something changes. */

import { ApiError, get } from './api.js';
import { Board, extend } from './board.js';
import { control } from './controls.js';
import { show } from './dom.js';
import { Alerts, layFeed, showFeed } from './feed.js';
import { freshness } from './freshness.js';
import { fromHash, indexOf, matches, toHash } from './filters.js';
import { showMarkets } from './markets.js';
import { layReading, showChart, showFigures, showReadout } from './reading.js';
import { showHeat, showMovers, showRanking } from './standings.js';
import { showNotice, showStatus } from './status.js';
import { Stream } from './stream.js';
import { often, painter, pause } from './timing.js';
import { askForToken } from './token.js';

const $ = id => document.getElementById(id);
const board = new Board();
const alerts = new Alerts();
let asked = fromHash(location.hash);
let detail = null;
let chart = null;
let drawn = null;
let seek = asked.alert !== '';
let pipeline = null;
let first = '';

const paint = painter({
    markets: () => showMarkets($('strip'), { markets: board.markets, index: chosen(), connected: board.connected }, board.now()),
    status: () => showStatus($('status'), board),
    tables: () => {
        const market = board.marketOf(chosen());
        if (!market) return;
        const fresh = freshness(market, board.now(), board.connected);
        showFigures($('reading'), board.markets, board.index(chosen()), view(), fresh);
        $('tables').classList.toggle('doubtful', fresh.doubtful);
        showHeat($('heat'), market, chosen());
        showRanking($('ranking'), market, chosen());
        showMovers($('movers'), board.index(chosen()));
    },
    feed: () => showFeed($('feed'), { alerts, asked, markets: board.markets }),
    chart: drawChart,
});

const loadSnapshotSoon = often(2000, () => loadSnapshot().catch(say));
const loadDetailSoon = often(2000, () => loadDetail().catch(say));
const drawSoon = often(500, () => paint('chart'));
const tellSoon = often(2500, tellNews);
let untold = [];

const view = () => asked.view || 'minutes';

/** The index asked for, or the small caps of the market that had moved last when the page began. */
function chosen() {
    if (board.index(asked.index)) return asked.index;
    if (board.index(first)) return first;
    const newest = [...board.markets].sort((a, b) => (b.asOf ?? '').localeCompare(a.asOf ?? ''))[0];
    first = (newest?.indices.find(each => each.segment === 'SMALL') ?? newest?.indices[0])?.index ?? '';
    return first;
}

function want(change) {
    const before = { ...asked, index: chosen() };
    asked = { ...asked, ...change };
    history.replaceState(null, '', toHash(asked));
    if (chosen() !== before.index) loadDetail().catch(say);
    if (asked.type !== before.type || asked.market !== before.market || asked.status !== before.status) loadAlerts().catch(say);
    if (asked.tab !== before.tab) showTab();
    paint('markets', 'tables', 'feed', 'chart');
}

function choose(id) {
    const newest = alerts.revisions(id)[0];
    if (!newest || id === asked.alert) return want({ alert: '' });
    seek = true;
    want({ alert: id, index: indexOf(newest, board.markets) ?? asked.index });
    return get('alerts', { signal: newest.signal, subject: newest.subject, limit: 1000 }).then(take, say);
}

/** Brings an alert chosen elsewhere into sight in the feed. */
function reveal(id) {
    requestAnimationFrame(() =>
        $('alerts')
            .querySelector(`[data-id="${CSS.escape(id)}"]`)
            ?.scrollIntoView({ block: 'nearest' }),
    );
}

async function loadSnapshot() {
    const snapshot = await get('markets');
    board.load(snapshot);
    paint('markets', 'tables', 'status', 'feed');
    return snapshot.position;
}

async function loadAlerts() {
    const isSignal = alerts.newest.some(each => each.signal === asked.type);
    take(
        await get('alerts', {
            limit: 1000,
            market: asked.market,
            [isSignal ? 'signal' : 'event']: asked.type,
            open: asked.status === 'OPEN' ? 'true' : '',
        }),
    );
}

function take(answer) {
    const fresh = alerts.add([...answer.alerts].reverse());
    paint('feed', 'chart');
    return fresh;
}

async function loadDetail() {
    const id = chosen();
    if (!id) return;
    const answer = await get(`indices/${encodeURIComponent(id)}`);
    if (id !== chosen()) return;
    detail = answer;
    if (board.connected) showNotice($('notice'), null);
    paint('chart', 'tables');
}

function drawChart() {
    $('chart').classList.toggle('waiting', detail?.index !== chosen());
    if (detail?.index !== chosen()) return;
    const about = alerts.newest.filter(alert => indexOf(alert, board.markets) === detail.index);
    const zone = board.marketOf(detail.index).timeZone;
    drawn = showChart($('reading'), chart, detail, view(), zone, about, asked.alert);
    const shown = drawn.markers.some(({ alert }) => alert.id === asked.alert);
    if (
        seek &&
        asked.alert &&
        !shown &&
        view() === 'minutes' &&
        detail.sessions.date.includes(alerts.revisions(asked.alert)[0]?.session)
    )
        want({ view: 'sessions' });
    else if (alerts.newest.length) seek = false;
}

function bars(news) {
    if (board.bars(news)) loadSnapshotSoon();
    if (detail?.index !== chosen() || !extend(detail, news)) loadDetailSoon();
    else drawSoon();
    paint('markets', 'tables', 'status');
}

function heardAlert(alert) {
    untold.push(...alerts.add([alert]).filter(each => matches(each, asked)));
    paint('feed');
    drawSoon();
    tellSoon();
    loadSnapshotSoon();
}

function tellNews() {
    const last = untold.at(-1);
    if (last)
        show(
            $('news'),
            `${untold.length > 1 ? `${untold.length} alerts; the newest: ` : 'Alert: '}${last.severity.toLowerCase()}, ${last.event}. ${last.reason}`,
        );
    untold = [];
}

/** Says what went wrong; asks for the token where that is it. */
async function say(error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 401) await askForToken($('token'));
    else showNotice($('notice'), error.message);
}

/** The snapshot with everything that hangs on it, asked for until it is there; returns the position to stream from. */
async function begin() {
    for (;;) {
        try {
            const position = await loadSnapshot();
            await Promise.all([loadDetail(), loadAlerts()]);
            showNotice($('notice'), null);
            return position;
        } catch (error) {
            await say(error);
            await pause(error.status === 401 ? 0 : (error.retryAfter ?? 2) * 1000);
        }
    }
}

function connection(up) {
    if (up && !board.connected) showNotice($('notice'), null);
    if (!up && board.connected) showNotice($('notice'), 'Disconnected: the figures are those heard last. Trying again.');
    board.connected = up;
    board.heardAt ??= Date.now();
    paint('markets', 'status', 'tables');
}

const stream = new Stream({
    state: connection,
    event: (name, data) => ({ bars, alert: heardAlert, pipeline: beat })[name]?.(data),
    reset: begin,
    failed: async error => {
        if (error.status) await say(error);
    },
});

function beat(data) {
    if (board.beat(data)) loadSnapshotSoon();
    paint('markets', 'status');
}

async function showTab() {
    const name = asked.tab === 'pipeline' ? 'pipeline' : 'markets';
    for (const each of ['markets', 'pipeline']) {
        $(each).hidden = each !== name;
        $(`tab-${each}`).setAttribute('aria-selected', String(each === name));
        $(`tab-${each}`).tabIndex = each === name ? 0 : -1;
    }
    pipeline ??= name === 'pipeline' ? (await import('./pipeline.js')).startPipeline($('pipeline'), say) : null;
    pipeline?.visible(name === 'pipeline');
}

function step(by) {
    const all = board.indices();
    want({ index: all[(all.indexOf(chosen()) + by + all.length) % all.length] });
}

layReading($('reading'), { index: index => want({ index }), view: name => (name ? want({ view: name }) : paint('chart')) });
layFeed($('feed'), { asked: want, choose });
control({ want, step, view, asked: () => asked });
addEventListener('hashchange', () => {
    asked = fromHash(location.hash);
    loadDetail().catch(say);
    showTab();
    paint('markets', 'tables', 'feed', 'chart');
});
setInterval(() => paint('markets', 'status', 'tables'), 1000);
showTab();
import('./chart.js').then(({ IndexChart }) => {
    chart = new IndexChart($('chart'), {
        at: position => drawn && showReadout($('reading'), drawn, position),
        choose: id => {
            choose(id);
            reveal(id);
        },
    });
    paint('chart');
});
stream.run(await begin());
