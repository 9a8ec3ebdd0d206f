/** The topology as one graph: topics, the processors that do something, and their stores; laid out by the way of the data. */

import { s } from './dom.js';

const COLUMN = 214;
const WIDTH = 168;
const ROW = 13;
const GAP = 16;
const HEAD = 26;

/**
 * Topics and processors with the edges between them. A processor without a store that only passes on, one way in and one
 * out, is folded into its line; the topic between two sub-topologies is one.
 */
export function graph(subtopologies) {
  const boxes = new Map();
  const edges = [];
  const box = (id, more) => boxes.set(id, { id, ...boxes.get(id), ...more }).get(id);
  for (const { id: sub, nodes } of subtopologies) {
    const byName = new Map(nodes.map(node => [node.name, node]));
    const into = new Map();
    nodes.forEach(node => node.to.forEach(name => into.set(name, (into.get(name) ?? 0) + 1)));
    const passes = node => node.type === 'PROCESSOR' && node.stores.length === 0 && node.to.length === 1 && into.get(node.name) === 1;
    const end = name => {
      const node = byName.get(name);
      if (!node) return [];
      if (passes(node)) return end(node.to[0]);
      if (node.type === 'SINK') return node.topics.map(topic => box(`topic ${topic}`, { kind: 'topic', name: topic, written: true }).id);
      return [box(`${sub} ${name}`, { kind: 'processor', name, sub, stores: node.stores }).id];
    };
    for (const node of nodes.filter(each => each.type !== 'SINK' && !passes(each))) {
      const from = node.type === 'SOURCE'
        ? node.topics.map(topic => box(`topic ${topic}`, { kind: 'topic', name: topic, read: true }).id)
        : [box(`${sub} ${node.name}`, { kind: 'processor', name: node.name, sub, stores: node.stores }).id];
      node.to.flatMap(end).forEach(to => from.forEach(each => edges.push([each, to])));
    }
  }
  return place([...boxes.values()], [...new Map(edges.map(edge => [edge.join('>'), edge])).values()]);
}

/** Columns by the longest way from an input, rows by what leads there. */
function place(boxes, edges) {
  const byId = new Map(boxes.map(each => [each.id, { ...each, column: 0 }]));
  for (let round = 0; round < boxes.length; round++) {
    edges.forEach(([from, to]) => { byId.get(to).column = Math.max(byId.get(to).column, byId.get(from).column + 1); });
  }
  const columns = [];
  const rank = new Map();
  [...byId.values()].forEach(each => (columns[each.column] ??= []).push(each));
  const lone = each => (edges.some(([from]) => from === each.id && edges.some(([next]) => next === edges.find(edge => edge[0] === each.id)[1])) || each.column > 1 ? 0 : 1);
  columns.forEach(column => {
    const middle = each => {
      const before = edges.filter(([, to]) => to === each.id).map(([from]) => rank.get(from) ?? 0);
      return before.length ? before.reduce((a, b) => a + b) / before.length : 0;
    };
    column.sort((a, b) => lone(a) - lone(b) || middle(a) - middle(b) || order(a) - order(b));
    let top = 8;
    column.forEach(each => {
      each.height = HEAD + (each.stores?.length ? each.stores.length * ROW + 6 : 0);
      each.top = top;
      rank.set(each.id, top + each.height / 2);
      top += each.height + GAP;
    });
    column.height = top;
  });
  const height = Math.max(...columns.map(column => column.height), 0);
  columns.forEach(column => column.forEach(each => { each.top += (height - column.height) / 2; each.left = 4 + each.column * COLUMN; }));
  return { boxes: [...byId.values()], edges: edges.map(([from, to]) => [byId.get(from), byId.get(to)]), width: columns.length * COLUMN - COLUMN + WIDTH + 8, height };
}

const order = box => (box.kind === 'topic' && box.read ? 0 : 1);

/** The graph as SVG; `note(box)` gives a short text that stands in a topic's or processor's corner. */
export function draw({ boxes, edges, width, height }, note) {
  return s('svg', { class: 'flow', width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': `Topology: ${edges.map(([from, to]) => `${from.name} to ${to.name}`).join(', ')}` },
    edges.map(([from, to]) => s('path', { class: 'edge', d: line(from, to) })),
    boxes.map(box => s('g', { class: `box ${box.kind}${box.read && box.written ? ' internal' : ''}`, transform: `translate(${box.left} ${box.top})` },
      s('title', {}, box.kind === 'topic' ? `Topic ${box.name}` : `${box.name}, sub-topology ${box.sub}${box.stores.length ? `; stores ${box.stores.join(', ')}` : ''}`),
      s('rect', { width: WIDTH, height: box.height, rx: box.kind === 'topic' ? HEAD / 2 : 2 }),
      s('text', { x: box.kind === 'topic' ? 12 : 8, y: 17, class: 'name' }, short(box.name)),
      s('text', { x: WIDTH - (box.kind === 'topic' ? 10 : 7), y: 17, class: 'note' }, note(box)),
      (box.stores ?? []).map((store, i) => s('text', { x: 16, y: HEAD + 9 + i * ROW, class: 'store' }, store)),
      (box.stores ?? []).map((_, i) => s('path', { class: 'drum', d: `M8 ${HEAD + 2 + i * ROW}v6a2.5 1.2 0 0 0 5 0v-6a2.5 1.2 0 0 0 -5 0a2.5 1.2 0 0 0 5 0` })))));
}

const short = name => name.replace(/-repartition$/, '').replace(/^(market|signals)\./, '').replace(/\.v1$/, '');

function line(from, to) {
  const x = from.left + WIDTH;
  const y = from.top + HEAD / 2;
  const endY = to.top + HEAD / 2;
  const bend = Math.max(22, (to.left - x) / 2);
  return `M${x} ${y}C${x + bend} ${y} ${to.left - bend} ${endY} ${to.left} ${endY}`;
}
