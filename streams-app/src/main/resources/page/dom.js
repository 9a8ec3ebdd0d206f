/** Elements from plain calls, and a page changed in place: focus, selection and scroll stay where they are. */

const SVG = 'http://www.w3.org/2000/svg';
const PROPERTIES = ['value', 'checked', 'selected', 'open', 'disabled', 'max'];

/** An HTML element. Null, false and undefined leave an attribute or a child out; `css` sets custom properties. */
export const h = (tag, attributes, ...children) => build(document.createElement(tag), attributes, children);

/** An SVG element, by the same rules. */
export const s = (tag, attributes, ...children) => build(document.createElementNS(SVG, tag), attributes, children);

function build(element, attributes, children) {
    Object.entries(attributes ?? {}).forEach(([name, value]) => {
        if (value === null || value === undefined || value === false) return;
        if (name === 'css') Object.entries(value).forEach(([key, text]) => element.style.setProperty(key, text));
        else if (PROPERTIES.includes(name) && element.namespaceURI !== SVG) element[name] = value;
        else element.setAttribute(name, value === true ? '' : value);
    });
    element.append(...children.flat(3).filter(child => child !== null && child !== undefined && child !== false));
    return element;
}

/** Makes an element hold these children: what is alike is kept and changed, by `data-key` where there is one. */
export function show(parent, ...children) {
    const wanted = children
        .flat(3)
        .filter(child => child !== null && child !== undefined && child !== false)
        .map(child => (child instanceof Node ? child : document.createTextNode(child)));
    morphChildren(parent, wanted);
}

function morphChildren(parent, wanted) {
    const keyed = new Map([...parent.children].filter(child => child.dataset?.key).map(child => [child.dataset.key, child]));
    wanted.forEach((next, i) => {
        const here = parent.childNodes[i];
        const old = next.dataset?.key ? keyed.get(next.dataset.key) : here;
        if (!old || !alike(old, next)) {
            parent.insertBefore(next, here ?? null);
            return;
        }
        if (old !== here) parent.insertBefore(old, here ?? null);
        morph(old, next);
    });
    while (parent.childNodes.length > wanted.length) parent.lastChild.remove();
}

function alike(old, next) {
    return old.nodeType === next.nodeType && old.nodeName === next.nodeName && old.dataset?.key === next.dataset?.key;
}

function morph(old, next) {
    if (next.nodeType === Node.TEXT_NODE) {
        if (old.data !== next.data) old.data = next.data;
        return;
    }
    for (const { name } of [...old.attributes]) {
        if (name !== 'style' && !next.hasAttribute(name) && !(name === 'open')) old.removeAttribute(name);
    }
    for (const { name, value } of next.attributes) {
        if (name !== 'style' && old.getAttribute(name) !== value) old.setAttribute(name, value);
    }
    if (old.style.cssText !== next.style.cssText) old.style.cssText = next.style.cssText;
    if (old.nodeName === 'PROGRESS' && old.value !== next.value) old.value = next.value;
    morphChildren(old, [...next.childNodes]);
}
