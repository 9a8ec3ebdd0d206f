/** The topology as one graph: topics, the processors that do something, and their stores; laid out by the way of the data. */

import { s } from './dom.js';

const COLUMN = 203;
const WIDTH = 160;
const EDGE = 4;
const ROW = 13;
const GAP = 16;
const HEAD = 26;

/**
 * Topics and processors with the lines between them, laid out. A processor without a store and with one way out is folded
 * into its line; the topic between two sub-topologies is one.
 */
export function graph(subtopologies) {
    const boxes = new Map();
    const edges = [];
    const box = (id, more) => {
        const known = boxes.get(id) ?? { id, column: 0, before: [], stores: [] };
        return boxes.set(id, Object.assign(known, more)).get(id);
    };
    for (const { id: sub, nodes } of subtopologies) {
        const byName = new Map(nodes.map(node => [node.name, node]));
        const passes = node => node.type === 'PROCESSOR' && node.stores.length === 0 && node.to.length === 1;
        const end = name => {
            const node = byName.get(name);
            if (!node) return [];
            if (passes(node)) return end(node.to[0]);
            if (node.type === 'SINK')
                return node.topics.map(topic => box(`topic ${topic}`, { kind: 'topic', name: topic, written: true }).id);
            return [box(`${sub} ${name}`, { kind: 'processor', name, sub, stores: node.stores }).id];
        };
        for (const node of nodes.filter(each => each.type !== 'SINK' && !passes(each))) {
            const from =
                node.type === 'SOURCE'
                    ? node.topics.map(topic => box(`topic ${topic}`, { kind: 'topic', name: topic, read: true }).id)
                    : [box(`${sub} ${node.name}`, { kind: 'processor', name: node.name, sub, stores: node.stores }).id];
            node.to.flatMap(end).forEach(to => from.forEach(each => edges.push([each, to])));
        }
    }
    boxes.forEach(each => {
        each.height = HEAD + (each.stores.length ? each.stores.length * ROW + 6 : 0);
    });
    return place(boxes, [...new Map(edges.map(edge => [edge.join('>'), edge])).values()]);
}

/** Columns by the longest way from an input, rows by what leads there; what is not connected with the most stands below. */
function place(boxes, edges) {
    edges.forEach(() =>
        edges.forEach(([from, to]) => {
            boxes.get(to).column = Math.max(boxes.get(to).column, boxes.get(from).column + 1);
        }),
    );
    const ways = edges.map(edge => [boxes.get(edge[0]), ...bends(boxes, edge), boxes.get(edge[1])]);
    ways.forEach(way => way.forEach((each, i) => i > 0 && each.before.push(way[i - 1])));
    const parts = components(boxes, edges);
    const columns = [];
    [...boxes.values(), ...ways.flatMap(way => way.slice(1, -1))].forEach(each => (columns[each.column] ??= []).push(each));
    const heights = columns.map(column => stack(column, parts));
    const height = Math.max(...heights, 0);
    columns.forEach((column, i) =>
        column.forEach(each => {
            each.top += (height - heights[i]) / 2;
            each.left = EDGE + i * COLUMN;
        }),
    );
    return { boxes: [...boxes.values()], ways, width: (columns.length - 1) * COLUMN + WIDTH + 2 * EDGE, height };
}

/** Where a line crosses a column on its way, it has a place of its own there. */
function bends(boxes, [from, to]) {
    const [first, last] = [boxes.get(from).column, boxes.get(to).column];
    return Array.from({ length: last - first - 1 }, (_, i) => ({
        id: `${from} ${to} ${i}`,
        part: from,
        column: first + 1 + i,
        before: [],
        height: HEAD / 2,
        bend: true,
    }));
}

/** The size of the connected part that each box belongs to. */
function components(boxes, edges) {
    const part = new Map([...boxes.keys()].map(id => [id, id]));
    edges.forEach(() =>
        edges.forEach(([from, to]) => {
            const least = part.get(from) < part.get(to) ? part.get(from) : part.get(to);
            part.set(from, least);
            part.set(to, least);
        }),
    );
    return id => [...part.values()].filter(each => each === part.get(id)).length;
}

function stack(column, partSize) {
    const middle = each =>
        each.before.length ? each.before.reduce((sum, one) => sum + one.top + one.height / 2, 0) / each.before.length : 0;
    column.sort((a, b) => partSize(b.part ?? b.id) - partSize(a.part ?? a.id) || middle(a) - middle(b));
    let top = EDGE;
    column.forEach(each => {
        each.top = top;
        top += each.height + GAP;
    });
    return top;
}

/** The graph as SVG; `note(box)` gives a short text that stands in a topic's or processor's corner. */
export function draw({ boxes, ways, width, height }, note) {
    return s(
        'svg',
        {
            class: 'flow',
            width,
            height,
            viewBox: `0 0 ${width} ${height}`,
            role: 'img',
            'aria-label': `Topology: ${ways.map(way => `${way[0].name} to ${way.at(-1).name}`).join(', ')}`,
        },
        ways.map(way =>
            s('path', {
                class: 'edge',
                d: way
                    .slice(1)
                    .map((to, i) => line(way[i], to))
                    .join(''),
            }),
        ),
        boxes.map(box =>
            s(
                'g',
                {
                    class: `box ${box.kind}${box.read && box.written ? ' internal' : ''}`,
                    transform: `translate(${box.left} ${box.top})`,
                },
                s(
                    'title',
                    {},
                    box.kind === 'topic'
                        ? `Topic ${box.name}`
                        : `${box.name}, sub-topology ${box.sub}${box.stores.length ? `; stores ${box.stores.join(', ')}` : ''}`,
                ),
                s('rect', { width: WIDTH, height: box.height, rx: box.kind === 'topic' ? HEAD / 2 : 2 }),
                s('text', { x: box.kind === 'topic' ? 12 : 8, y: 17, class: 'name' }, short(box.name)),
                s('text', { x: WIDTH - (box.kind === 'topic' ? 10 : 7), y: 17, class: 'note' }, note(box)),
                box.stores.map((store, i) => s('text', { x: 16, y: HEAD + 9 + i * ROW, class: 'store' }, store)),
                box.stores.map((_, i) =>
                    s('path', {
                        class: 'drum',
                        d: `M8 ${HEAD + 2 + i * ROW}v6a2.5 1.2 0 0 0 5 0v-6a2.5 1.2 0 0 0 -5 0a2.5 1.2 0 0 0 5 0`,
                    }),
                ),
            ),
        ),
    );
}

const short = name =>
    name
        .replace(/-repartition$/, '')
        .replace(/^(market|signals)\./, '')
        .replace(/\.v1$/, '');

function line(from, to) {
    const x = from.left + WIDTH;
    const y = from.top + Math.min(HEAD, from.height) / 2;
    const endY = to.top + Math.min(HEAD, to.height) / 2;
    const bend = Math.max(22, (to.left - x) / 2);
    return `M${x} ${y}C${x + bend} ${y} ${to.left - bend} ${endY} ${to.left} ${endY}${to.bend ? `h${WIDTH}` : ''}`;
}
