package io.marketsignals.index.partial;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.index.partial.SourcePartition.Cut;
import io.marketsignals.ingest.Intake;
import io.marketsignals.ingest.States;
import io.marketsignals.ingest.TreeBucketQueue;
import io.marketsignals.model.Buckets;
import io.marketsignals.model.Halt;
import io.marketsignals.model.IndexDefinition;
import io.marketsignals.model.IndexDefinition.Membership;
import io.marketsignals.model.Level;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.Price;
import io.marketsignals.model.Reference;
import io.marketsignals.model.SessionHours;
import io.marketsignals.model.Settings;
import io.marketsignals.model.Timeline;
import io.marketsignals.symbol.SymbolState;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Stage 1 of a market that is halted from 11:00 to 12:00 UTC on 2024-03-04. */
class HaltedMarketTest {
    private static final MarketCalendar CALENDAR = new MarketCalendar(
            ZoneOffset.UTC,
            new SessionHours(LocalTime.of(9, 0), LocalTime.of(17, 0)),
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
            Set.of(),
            Map.of(),
            List.of(new Halt(LocalDate.of(2024, 3, 4), LocalTime.of(11, 0), LocalTime.of(12, 0))),
            null,
            null,
            Duration.ofMinutes(1));
    private static final Reference REFERENCE = Reference.of(
            Map.of("M", Timeline.always(CALENDAR)),
            Map.of(
                    "IX",
                    Timeline.always(new IndexDefinition("IX", "M", null, false, 1000, List.of(Membership.of("A"))))),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of());

    private final PriceStates states = PriceStates.onHeap();
    private final States<SymbolState> symbols = states.symbols();
    private final States<LevelState> levels = States.onHeap();
    private final OutOfSession outOfSession = new OutOfSession();
    private final SourcePartition<Price> prices = SourcePartition.ofPrices(
            wiring(SourceId.Kind.PRICES), states, call -> {}, new TreeBucketQueue<>(), start());
    private final SourcePartition<Level> ticks =
            SourcePartition.ofLevels(wiring(SourceId.Kind.LEVELS), levels, new TreeBucketQueue<>(), start());

    HaltedMarketTest() {
        prices.use(REFERENCE);
        ticks.use(REFERENCE);
    }

    @Test
    void shouldCountAPriceAsOutOfSessionWhenTheMarketIsHalted() {
        price("10:59:58", 100);
        price("10:59:59", 101);

        price("11:00:00", 50);
        price("11:59:59", 60);

        assertThat(symbols.get("A").last()).isEqualTo(101);
        assertThat(outOfSession.count).isEqualTo(2);
    }

    @Test
    void shouldTakePricesOfTheSameSessionAgainWhenTheHaltIsOver() {
        price("10:59:58", 100);
        price("10:59:59", 101);
        price("11:30:00", 50);

        price("12:00:00", 102);
        price("12:00:01", 103);

        assertThat(symbols.get("A"))
                .returns(103.0, SymbolState::last)
                .returns((int) LocalDate.of(2024, 3, 4).toEpochDay(), SymbolState::session);
        assertThat(outOfSession.count).isEqualTo(1);
    }

    @Test
    void shouldTakeAnOfficialCloseInAHalt() {
        price("10:59:58", 100);

        prices.accept(new Price("A", time("11:30:00"), 99, 0, true, false));

        assertThat(symbols.get("A").last()).isEqualTo(99);
        assertThat(outOfSession.count).isZero();
    }

    @Test
    void shouldCountALevelAsOutOfSessionWhenTheMarketIsHalted() {
        level("10:59:58", 1000, false);
        level("10:59:59", 1001, false);

        level("11:00:00", 900, false);
        level("12:00:00", 1002, false);

        assertThat(levels.get("IX"))
                .returns(1002.0, LevelState::last)
                .returns(1000.0, LevelState::low)
                .returns(1002.0, LevelState::high);
        assertThat(outOfSession.count).isEqualTo(1);
    }

    @Test
    void shouldTakeAnOfficialLevelInAHalt() {
        level("10:59:58", 1000, false);

        level("11:30:00", 990, true);

        assertThat(levels.get("IX").last()).isEqualTo(990);
        assertThat(outOfSession.count).isZero();
    }

    private void price(String time, double price) {
        prices.accept(Price.traded("A", time(time), price, 1));
    }

    private void level(String time, double level, boolean officialClose) {
        ticks.accept(new Level("IX", time(time), level, 0, officialClose));
    }

    private SourcePartition.Wiring wiring(SourceId.Kind kind) {
        return new SourcePartition.Wiring(
                new SourceId(kind, 0, 1),
                new Cut(new Buckets(1000), 0),
                Settings.DEFAULTS,
                outOfSession,
                (market, report) -> {});
    }

    private static SourcePartition.Mark start() {
        return SourcePartition.Mark.START;
    }

    private static long time(String time) {
        return Instant.parse("2024-03-04T" + time + "Z").toEpochMilli();
    }

    private static final class OutOfSession implements Intake {
        private int count;

        @Override
        public void late() {
            throw new AssertionError("nothing here is late");
        }

        @Override
        public void unknown() {
            throw new AssertionError("all here is known");
        }

        @Override
        public void outOfSession() {
            count++;
        }
    }
}
