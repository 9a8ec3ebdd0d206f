/** The chosen index on one time axis: level with zones and alerts, breadth, small against large. */

import * as echarts from '../vendor/echarts.js';
import { options } from './drawing.js';
import { isDark, onChange } from './theme.js';

export class IndexChart {
    /** `on.at(position)` follows the pointer, null when it leaves; `on.choose(id)` an alert's marker. */
    constructor(place, on) {
        this.place = place;
        this.on = on;
        this.cursor = null;
        this.chart = echarts.init(place, null, { renderer: 'canvas' });
        this.chart.on('updateAxisPointer', event => this.pointed(event.axesInfo?.[0]?.value ?? null));
        this.chart.getZr().on('globalout', () => this.pointed(null));
        this.chart.on('click', ({ seriesId, data }) => seriesId === 'alerts' && on.choose(data.id));
        place.addEventListener('keydown', event => this.key(event));
        new ResizeObserver(() => this.drawn && this.resize()).observe(place);
        onChange(() => this.drawn && this.show(this.drawn));
    }

    /** Draws; `drawn` is what drawing.js takes. */
    show(drawn) {
        const other =
            this.drawn && (this.drawn.detail.index !== drawn.detail.index || this.drawn.axis.dates !== drawn.axis.dates);
        this.drawn = drawn;
        const size = { width: this.place.clientWidth, height: this.place.clientHeight };
        const option = options(drawn, size, isDark());
        if (other) this.chart.clear();
        this.chart.setOption(option, { replaceMerge: ['series', 'grid', 'xAxis', 'yAxis', 'title'] });
        this.place.setAttribute('aria-label', drawn.summary);
    }

    resize() {
        this.chart.resize();
        this.show(this.drawn);
    }

    pointed(position) {
        this.cursor = position;
        this.on.at(position);
    }

    key(event) {
        const last = (this.drawn?.axis.times.length ?? 0) - 1;
        const steps = { ArrowLeft: -1, ArrowRight: 1, PageUp: -15, PageDown: 15, Home: -Infinity, End: Infinity };
        if (!(event.key in steps) || last < 0) return;
        event.preventDefault();
        this.cursor = Math.max(0, Math.min(last, (this.cursor ?? last) + steps[event.key]));
        this.chart.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: this.cursor });
        this.on.at(this.cursor);
    }
}
