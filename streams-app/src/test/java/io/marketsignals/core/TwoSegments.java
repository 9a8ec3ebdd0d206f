package io.marketsignals.core;

import io.marketsignals.alert.Alert;
import io.marketsignals.index.partial.SourcePartition.Cut;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.model.Buckets;
import io.marketsignals.model.IndexDefinition;
import io.marketsignals.model.IndexDefinition.Membership;
import io.marketsignals.model.MarketCalendar;
import io.marketsignals.model.Price;
import io.marketsignals.model.Reference;
import io.marketsignals.model.SessionHours;
import io.marketsignals.model.Timeline;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Market M on the pure core, open every day from 09:00 to 17:00 UTC: SMALL has the members S0 to S9, two in each of five
 * sectors, LARGE has L0 to L3 without sectors. All start at 100.
 */
final class TwoSegments {
    private static final LocalDate FIRST = LocalDate.of(2024, 3, 4);

    private final double[] small = new double[10];
    private final double[] large = new double[4];
    private final PureMarket market;
    private int day;

    /**
     * @param settings of SMALL
     */
    TwoSegments(Map<String, String> settings) {
        Arrays.fill(small, 100);
        Arrays.fill(large, 100);
        market = new PureMarket(reference(settings), new PureMarket.Split(3, 1, new Cut(new Buckets(1000), 0)));
    }

    private static Reference reference(Map<String, String> settings) {
        MarketCalendar calendar = new MarketCalendar(
                ZoneOffset.UTC,
                new SessionHours(LocalTime.of(9, 0), LocalTime.of(17, 0)),
                EnumSet.allOf(DayOfWeek.class),
                Set.of(),
                Map.of(),
                Duration.ofMinutes(1));
        return Reference.of(
                Map.of("M", Timeline.always(calendar)),
                Map.of("SMALL", Timeline.always(index("SMALL", 10, 2)), "LARGE", Timeline.always(index("LARGE", 4, 0))),
                Map.of(),
                Map.of(),
                Map.of(),
                settings.isEmpty() ? Map.of() : Map.of("SMALL", Timeline.always(settings)));
    }

    private static IndexDefinition index(String id, int count, int perSector) {
        List<Membership> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String sector = perSector == 0 ? null : "sector " + i / perSector;
            members.add(new Membership(id.substring(0, 1) + i, null, null, null, sector));
        }
        return new IndexDefinition(id, "M", id, true, 1000, members);
    }

    /** Prices of the small members at a time of the running session, in per cent of their last close; null: no trade. */
    void trade(String time, Double... percents) {
        for (int i = 0; i < percents.length; i++) {
            if (percents[i] != null) {
                tick("S" + i, time, small[i] * (1 + percents[i] / 100));
            }
        }
        market.take(Ticks.beat(at(time) + 1000));
        market.deliver(new Random(1));
    }

    /** Ends the session: what the small members close at, and all large ones. */
    void close(double largePercent, Double... percents) {
        trade("16:00", percents);
        for (int i = 0; i < percents.length; i++) {
            small[i] *= percents[i] == null ? 1 : 1 + percents[i] / 100;
        }
        for (int i = 0; i < large.length; i++) {
            large[i] *= 1 + largePercent / 100;
            tick("L" + i, "16:30", large[i]);
        }
        end();
    }

    /** Ends the session as it stands; without a trade it stays silent. */
    void end() {
        market.take(Ticks.beat(at("17:02")));
        market.deliver(new Random(1));
        day++;
    }

    private void tick(String symbol, String time, double price) {
        market.take(new Ticks.Traded(Price.traded(symbol, at(time), price, 100)));
    }

    private long at(String time) {
        return FIRST.plusDays(day)
                .atTime(LocalTime.parse(time))
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
    }

    /** All small members alike. */
    static Double[] all(double percent) {
        Double[] percents = new Double[10];
        Arrays.fill(percents, percent);
        return percents;
    }

    /** Each as subject, direction, status and day since the first. */
    List<String> told(String signal) {
        return market.alerts().stream()
                .filter(alert -> alert.identity().signal().equals(signal))
                .map(TwoSegments::text)
                .toList();
    }

    private static String text(Alert alert) {
        long days = alert.session() - FIRST.toEpochDay();
        return alert.identity().subject() + " " + alert.identity().direction() + " " + alert.status() + " " + days;
    }

    /** The state hash of each close so far. */
    List<String> hashes() {
        return market.hashes("M");
    }

    /** The reading of an index at the last close. */
    IndexReading lastClose(String index) {
        return market.readings("M").stream()
                .filter(MarketReading::closing)
                .reduce((a, b) -> b)
                .orElseThrow()
                .indices()
                .get(index);
    }

    /** New objects on the kept states. */
    void restart() {
        market.restart();
    }
}
