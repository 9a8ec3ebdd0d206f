package io.marketsignals.core;

import io.marketsignals.alert.Alert;
import io.marketsignals.index.partial.SourcePartition.Cut;
import io.marketsignals.model.Buckets;
import io.marketsignals.model.IndexDefinition;
import io.marketsignals.model.IndexDefinition.Membership;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.PairDefinition;
import io.marketsignals.model.Price;
import io.marketsignals.model.Reference;
import io.marketsignals.model.Timeline;
import io.marketsignals.model.ZoneDefinition;
import io.marketsignals.model.ZoneDefinition.Role;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A market of 100 small caps in five sectors and 10 large caps on the whole pure core, so that every detector sees what was
 * truly folded. Both levels come from the members and begin at 1,000; members trade once a session.
 *
 * @param scale of every price, level and zone
 * @param sign -1 in the mirror: every return negated, the resistance 1,030 to 1,040 a support 960 to 970
 * @param coverage what part of the members trades
 */
record BatteryMarket(double scale, int sign, Coverage coverage) {
    static final BatteryMarket PLAIN = new BatteryMarket(1, 1, Coverage.ALL);

    private static final int SMALL = 100;
    private static final int LARGE = 10;
    private static final double AGAINST = 0.001;
    /** Members that never trade must not move the level. */
    private static final double NEXT_TO_NOTHING = 1e-12;

    /** How many members trade. */
    enum Coverage {
        ALL,
        AT_THE_GATE,
        UNDER_THE_GATE;

        int silent(int traded) {
            return this == ALL ? 0 : this == AT_THE_GATE ? traded : traded + 1;
        }
    }

    /**
     * One session.
     *
     * @param small return of the small-cap index, fraction
     * @param large return of the large-cap index, and of each of its members
     * @param up small caps that advance; the others decline
     * @param volume shares of each member
     * @param few which four small caps move by {@code small} while nothing else moves; -1: all move
     */
    record Day(double small, double large, int up, long volume, int few) {
        static Day of(double small, double large, int up) {
            return new Day(small, large, up, 100, -1);
        }

        /** A session in which four small caps move, members 4 n to 4 n + 3. */
        static Day ofFour(double move, int n) {
            return new Day(move, 0, 0, 100, n);
        }

        Day withVolume(long shares) {
            return new Day(small, large, up, shares, few);
        }
    }

    /** Every alert of the sessions, in order; a first session gives each member its previous close. */
    List<Alert> alerts(List<Day> days) {
        PureMarket core = new PureMarket(reference(), new PureMarket.Split(1, 1, new Cut(new Buckets(1000), 0)));
        double[] small = prices(SMALL);
        double[] large = prices(LARGE);
        LocalDate date = LocalDate.of(2024, 1, 1);
        session(core, date, 100, small, large);
        for (Day day : days) {
            date = date.plusDays(1);
            for (int i = 0; i < SMALL; i++) {
                small[i] *= 1 + sign * move(day, i);
            }
            for (int i = 0; i < LARGE; i++) {
                large[i] *= 1 + sign * day.large();
            }
            session(core, date, day.volume(), small, large);
        }
        return core.alerts();
    }

    /** Sessions in which nothing moves. */
    List<Alert> alertsOfFlat(int sessions) {
        PureMarket core = new PureMarket(reference(), new PureMarket.Split(1, 1, new Cut(new Buckets(1000), 0)));
        for (int i = 0; i < sessions; i++) {
            session(core, LocalDate.of(2024, 1, 1).plusDays(i), 100, prices(SMALL), prices(LARGE));
        }
        return core.alerts();
    }

    /** Those against the index move by 0.1 %, those with it by what it takes. */
    private static double move(Day day, int member) {
        if (day.few() >= 0) {
            return member / 4 == day.few() ? day.small() : 0;
        }
        if (day.up() == 0 || day.up() == SMALL) {
            return day.small();
        }
        boolean up = member < day.up();
        boolean rising = day.small() >= 0;
        int with = rising ? day.up() : SMALL - day.up();
        double needed = (Math.abs(day.small()) * SMALL + (SMALL - with) * AGAINST) / with;
        return up == rising ? (rising ? needed : -needed) : rising ? -AGAINST : AGAINST;
    }

    private double[] prices(int members) {
        double[] prices = new double[members];
        Arrays.fill(prices, 50 * scale);
        return prices;
    }

    private static void session(PureMarket core, LocalDate date, long volume, double[] small, double[] large) {
        for (int i = 0; i < small.length; i++) {
            core.take(new Ticks.Traded(Price.traded("S-" + i, at(date, 12, 0), small[i], volume)));
        }
        for (int i = 0; i < large.length; i++) {
            core.take(new Ticks.Traded(Price.traded("L-" + i, at(date, 12, 0), large[i], volume)));
        }
        core.take(Ticks.beat(at(date, 17, 2)));
        core.deliver(new Random(1));
    }

    private static long at(LocalDate date, int hour, int minute) {
        return date.atTime(hour, minute).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private Reference reference() {
        ZoneDefinition zone = sign > 0
                ? new ZoneDefinition("Z", "SMALL", Role.RESISTANCE, 1030 * scale, 1040 * scale, "", null)
                : new ZoneDefinition("Z", "SMALL", Role.SUPPORT, 960 * scale, 970 * scale, "", null);
        return Reference.of(
                Map.of(
                        "M",
                        Timeline.always(
                                MarketCalendar.fromData(ZoneOffset.UTC, LocalTime.of(9, 0), LocalTime.of(17, 0)))),
                Map.of("SMALL", index("SMALL", "S-", SMALL), "LARGE", index("LARGE", "L-", LARGE)),
                Map.of("SL", Timeline.always(new PairDefinition("SL", "M", "SMALL", "LARGE"))),
                Map.of("Z", Timeline.always(zone)),
                Map.of(),
                Map.of());
    }

    private Timeline<IndexDefinition> index(String id, String symbols, int traded) {
        List<Membership> members = new ArrayList<>();
        for (int i = 0; i < traded + coverage.silent(traded); i++) {
            double weight = i < traded ? 1 : NEXT_TO_NOTHING;
            members.add(new Membership(symbols + i, null, null, weight, "sector " + i % 5));
        }
        return Timeline.always(new IndexDefinition(id, "M", id, true, 1000 * scale, members));
    }
}
