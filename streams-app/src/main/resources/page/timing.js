/** When things are done: painted once a frame, asked for at most so often. */

/** Paints the parts that were named, once each, in the next frame. */
export function painter(parts) {
    const wanted = new Set();
    return (...names) => {
        if (wanted.size === 0) {
            requestAnimationFrame(() => {
                const now = Object.keys(parts).filter(name => wanted.has(name));
                wanted.clear();
                now.forEach(name => parts[name]());
            });
        }
        names.forEach(name => wanted.add(name));
    };
}

/** Does something at once, and again when it was asked for meanwhile, but never more often than every `millis`. */
export function often(millis, action) {
    let waiting = false;
    let again = false;
    const run = () => {
        waiting = true;
        again = false;
        action();
        setTimeout(() => {
            waiting = false;
            if (again) run();
        }, millis);
    };
    return () => {
        if (waiting) again = true;
        else run();
    };
}

export const pause = millis => new Promise(done => setTimeout(done, millis));
