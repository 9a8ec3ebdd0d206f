package io.marketsignals.index.zone;

import io.marketsignals.model.ZoneDefinition;
import java.util.ArrayList;
import java.util.List;

/** A zone that prices and closes pass through. */
final class Path {
    private ZoneState state;

    Path(ZoneDefinition zone) {
        state = ZoneState.start(zone);
    }

    List<ZoneEvent> price(double price) {
        return take(state.price(price, ZoneThresholds.DEFAULTS));
    }

    List<ZoneEvent> prices(double... prices) {
        List<ZoneEvent> events = new ArrayList<>();
        for (double price : prices) {
            events.addAll(price(price));
        }
        return events;
    }

    List<ZoneEvent> close(double close) {
        return take(state.close(close, ZoneThresholds.DEFAULTS));
    }

    ZoneState state() {
        return state;
    }

    private List<ZoneEvent> take(ZoneState.Step step) {
        state = step.state();
        return step.events();
    }
}
