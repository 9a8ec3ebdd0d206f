package io.marketsignals.index.zone;

import io.marketsignals.model.ZoneDefinition;
import io.marketsignals.model.ZoneDefinition.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The life of one zone, told for a resistance [lo, hi] met from below; a support is the same in the mirror.
 *
 * <p>Phases: DORMANT (price was already beyond the zone), AWAY, APPROACHED, INSIDE, BROKEN (provisional), CONFIRMED. A
 * step that was skipped by a gap is told too, in order. Approach and enter re-arm once the price is back below
 * lo x (1 - 2 x approach).
 *
 * @param role as it is now; it may have flipped
 * @param sessions closes since the break
 * @param retestArmed whether the price has left the retest band since the break was confirmed, the confirming close included
 * @param retested whether it came back into the band in this session
 */
public record ZoneState(
        ZoneDefinition zone, Role role, Phase phase, int sessions, boolean retestArmed, boolean retested) {

    /** How far the price has come. */
    public enum Phase {
        NEW,
        DORMANT,
        AWAY,
        APPROACHED,
        INSIDE,
        BROKEN,
        CONFIRMED
    }

    /** A state and the steps that led to it, in order. */
    public record Step(ZoneState state, List<ZoneEvent> events) {
        public Step {
            events = List.copyOf(events);
        }
    }

    public ZoneState {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(phase, "phase");
    }

    /** A zone before its first price. */
    public static ZoneState start(ZoneDefinition zone) {
        return new ZoneState(zone, zone.role(), Phase.NEW, 0, false, false);
    }

    /** The state after a price. */
    public Step price(double price, ZoneThresholds t) {
        Mirror m = new Mirror(price, t);
        return switch (phase) {
            case NEW -> still(m.first());
            case DORMANT -> still(m.below() ? m.first() : Phase.DORMANT);
            case AWAY, APPROACHED, INSIDE -> m.rearmed() ? still(Phase.AWAY) : climb(m.phase());
            case BROKEN -> m.below() ? fail(m) : still(phase);
            case CONFIRMED -> m.below() ? fail(m) : watchRetest(m);
        };
    }

    /** The state after a session's close. */
    public Step close(double close, ZoneThresholds t) {
        Mirror m = new Mirror(close, t);
        if (phase != Phase.BROKEN && phase != Phase.CONFIRMED) {
            return still(phase);
        }
        if (!m.beyondEdge()) {
            return fail(m);
        }
        List<ZoneEvent> events = new ArrayList<>();
        boolean confirmedNow = phase == Phase.BROKEN;
        if (confirmedNow) {
            events.add(ZoneEvent.BREAK_CONFIRMED);
        }
        if (retested) {
            events.add(ZoneEvent.RETEST_HELD);
        }
        int since = confirmedNow ? 0 : sessions + 1;
        if (since >= t.sessions()) {
            events.add(ZoneEvent.ROLE_FLIPPED);
            ZoneState flipped = new ZoneState(zone, role.flipped(), Phase.NEW, 0, false, false);
            return new Step(flipped.price(close, t).state(), events);
        }
        boolean armed = m.clearOfBand() || (retestArmed && !retested);
        return new Step(new ZoneState(zone, role, Phase.CONFIRMED, since, armed, false), events);
    }

    private Step climb(Phase to) {
        List<ZoneEvent> events = new ArrayList<>();
        if (phase.compareTo(Phase.APPROACHED) < 0 && to.compareTo(Phase.APPROACHED) >= 0) {
            events.add(ZoneEvent.APPROACH);
        }
        if (phase.compareTo(Phase.INSIDE) < 0 && to.compareTo(Phase.INSIDE) >= 0) {
            events.add(ZoneEvent.ENTER);
        }
        if (to == Phase.BROKEN) {
            events.add(ZoneEvent.BREAK);
        }
        Phase reached = to.compareTo(phase) > 0 ? to : phase;
        return new Step(new ZoneState(zone, role, reached, 0, false, false), events);
    }

    private Step fail(Mirror m) {
        Phase back = m.rearmed() ? Phase.AWAY : m.below() ? Phase.APPROACHED : Phase.INSIDE;
        return new Step(new ZoneState(zone, role, back, 0, false, false), List.of(ZoneEvent.FAILED_BREAK));
    }

    private Step watchRetest(Mirror m) {
        boolean armed = retestArmed || m.clearOfBand();
        boolean tested = retested || (retestArmed && m.inBand());
        return new Step(new ZoneState(zone, role, phase, sessions, armed, tested), List.of());
    }

    private Step still(Phase to) {
        return new Step(to == phase ? this : new ZoneState(zone, role, to, sessions, retestArmed, retested), List.of());
    }

    /** Where a price stands, with a support's edges and comparisons turned round. */
    private final class Mirror {
        private final double price;
        private final double near;
        private final double far;
        private final int up;
        private final ZoneThresholds t;

        Mirror(double price, ZoneThresholds t) {
            boolean resistance = role == Role.RESISTANCE;
            this.price = price;
            this.near = resistance ? zone.low() : zone.high();
            this.far = resistance ? zone.high() : zone.low();
            this.up = resistance ? 1 : -1;
            this.t = t;
        }

        /** price > edge x (1 + fraction), seen in the zone's direction. */
        private boolean past(double edge, double fraction) {
            return Double.compare(price, edge * (1 + up * fraction)) * up > 0;
        }

        private boolean reached(double edge, double fraction) {
            return Double.compare(price, edge * (1 + up * fraction)) * up >= 0;
        }

        boolean below() {
            return !reached(near, 0);
        }

        boolean rearmed() {
            return !reached(near, -2 * t.approach());
        }

        boolean beyondEdge() {
            return past(far, 0);
        }

        boolean inBand() {
            return beyondEdge() && !past(far, t.retest());
        }

        boolean clearOfBand() {
            return past(far, t.retest());
        }

        Phase phase() {
            if (past(far, t.beyond())) {
                return Phase.BROKEN;
            }
            if (!below()) {
                return Phase.INSIDE;
            }
            return reached(near, -t.approach()) ? Phase.APPROACHED : Phase.AWAY;
        }

        /** The phase of a first price, which tells nothing: what lies beyond the zone waits until it is back. */
        Phase first() {
            return beyondEdge() ? Phase.DORMANT : phase();
        }
    }
}
