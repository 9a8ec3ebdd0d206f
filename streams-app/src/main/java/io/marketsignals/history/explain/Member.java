package io.marketsignals.history.explain;

import io.marketsignals.model.MarketSession.Weight;
import io.marketsignals.model.Scaled;
import io.marketsignals.symbol.MemberReading;
import io.marketsignals.symbol.SymbolState;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One member of an index at one moment, as stage 1 counts it.
 *
 * @param previousClose on the basis of the session; null: listed today, or not traded in the session
 * @param previousSession trading date of the previous close; null without one
 * @param last last price of the session; null with time: not traded in it
 * @param sessionReturn fraction; null for a group that is not counted
 * @param contribution weight times return at 1e-12; 0 for a group that is not counted
 * @param sector null: none
 */
record Member(
        String symbol,
        Group group,
        Double previousClose,
        LocalDate previousSession,
        Double last,
        Instant time,
        Double sessionReturn,
        long contribution,
        long volume,
        MemberReading.Calls calls,
        String sector) {

    /** What a member counts as. */
    enum Group {
        ADVANCER("advancers"),
        DECLINER("decliners"),
        UNCHANGED("unchanged"),
        NO_PREVIOUS_CLOSE("noPreviousClose"),
        HALTED("halted"),
        NOT_TRADED("notTraded");

        private final String field;

        Group(String field) {
            this.field = field;
        }

        /** The name of its count in evidence and closes. */
        String field() {
            return field;
        }

        /** Whether its members are counted. */
        boolean counted() {
            return this == ADVANCER || this == DECLINER || this == UNCHANGED;
        }
    }

    /**
     * A member in a session.
     *
     * @param state null: never seen
     * @param session trading date, epoch day
     */
    static Member of(String symbol, Weight weight, SymbolState state, int session) {
        MemberReading reading = state == null || state.session() != session ? null : state.counted();
        if (reading == null) {
            return new Member(
                    symbol,
                    Group.NOT_TRADED,
                    null,
                    null,
                    null,
                    null,
                    null,
                    0,
                    0,
                    MemberReading.Calls.NONE,
                    weight.sector());
        }
        boolean counted = reading.counted();
        return new Member(
                symbol,
                Group.valueOf(reading.memberClass().name()),
                Double.isNaN(state.previousClose()) ? null : state.previousClose(),
                state.previousSession() == SymbolState.NO_SESSION
                        ? null
                        : LocalDate.ofEpochDay(state.previousSession()),
                reading.last(),
                Instant.ofEpochMilli(state.lastTime()),
                counted ? reading.sessionReturn() : null,
                counted ? Scaled.contribution(weight.weight(), reading.sessionReturn()) : 0,
                reading.volume(),
                reading.calls(),
                weight.sector());
    }
}
