package io.marketsignals.crossmarket;

import static io.marketsignals.crossmarket.TwoMarkets.FOLLOWER;
import static io.marketsignals.crossmarket.TwoMarkets.LEADER;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.model.LeadLagDefinition;
import io.marketsignals.model.Session;
import io.marketsignals.model.Timeline;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Half a year of both markets, with summer time beginning in one and ending in the other, heard in random orders. */
class SameWhateverTheOrderTest {
    private static final LocalDate FROM = LocalDate.of(2025, 8, 1);
    private static final int DAYS = 184;
    private static final int ORDERS = 50;
    private static final long HOUR = 3_600_000;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldTellTheSameWhenMarketsAreHeardInAnyOrderAndRestarted(boolean newYorkLeads) {
        long seed = System.nanoTime();
        System.out.println("orders of markets: seed " + seed);
        Random random = new Random(seed);
        List<MarketNews> newYork = halfAYear("US", LEADER, random);
        List<MarketNews> sydney = halfAYear("AU", FOLLOWER, random);

        TwoMarkets oneAfterTheOther = run(newYorkLeads);
        oneAfterTheOther.hear(newYork.toArray(MarketNews[]::new)).hear(sydney.toArray(MarketNews[]::new));

        assertThat(oneAfterTheOther.told)
                .extracting(WatchReading::event)
                .contains(WatchEvent.OPENED, WatchEvent.CONFIRMED, WatchEvent.NOT_CONFIRMED);
        for (int i = 0; i < ORDERS; i++) {
            TwoMarkets mixed = run(newYorkLeads);
            deliver(mixed, newYork, sydney, random);

            assertThat(mixed.told).as("seed %d", seed).isEqualTo(oneAfterTheOther.told);
        }
    }

    private static TwoMarkets run(boolean newYorkLeads) {
        return new TwoMarkets(
                Map.of("lead-lag.sessions", "4"),
                Timeline.always(
                        newYorkLeads
                                ? new LeadLagDefinition("X", LEADER, FOLLOWER)
                                : new LeadLagDefinition("X", /* leader= */ FOLLOWER, /* follower= */ LEADER)));
    }

    /** Each market's own news in order, in bursts of random length; some told twice, with a restart now and then. */
    private static void deliver(TwoMarkets to, List<MarketNews> newYork, List<MarketNews> sydney, Random random) {
        List<Deque<MarketNews>> inboxes = new ArrayList<>();
        inboxes.add(new ArrayDeque<>(newYork));
        inboxes.add(new ArrayDeque<>(sydney));
        int burst = 1 + random.nextInt(200);
        while (!inboxes.isEmpty()) {
            Deque<MarketNews> market = inboxes.get(random.nextInt(inboxes.size()));
            for (int i = random.nextInt(burst); i >= 0 && !market.isEmpty(); i--) {
                MarketNews news = market.remove();
                to.hear(news);
                if (random.nextInt(10) == 0) {
                    to.hear(news);
                }
                if (random.nextInt(50) == 0) {
                    to.restart();
                }
            }
            inboxes.removeIf(Deque::isEmpty);
        }
    }

    /** Every session closes with a random measure, one in ten stays silent, one in five brings a trigger. */
    private static List<MarketNews> halfAYear(String market, String index, Random random) {
        List<MarketNews> news = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            LocalDate date = FROM.plusDays(day);
            Optional<Session> session =
                    TwoMarkets.sessionOf(market, date).filter(held -> day(date) == 0 || random.nextInt(10) > 0);
            session.ifPresent(held -> news.add(close(market, index, held, random)));
            long midnight =
                    date.atStartOfDay(java.time.ZoneOffset.UTC).toInstant().toEpochMilli();
            for (long hour = midnight; hour < midnight + 24 * HOUR; hour += HOUR) {
                if (random.nextInt(3) == 0) {
                    news.add(new MarketNews(market, hour, false, null));
                }
            }
        }
        news.sort((a, b) -> Long.compare(a.through(), b.through()));
        news.add(new MarketNews(market, Instant.parse("2026-03-01T00:00:00Z").toEpochMilli(), false, null));
        return news;
    }

    private static int day(LocalDate date) {
        return (int) (date.toEpochDay() - FROM.toEpochDay());
    }

    private static MarketNews close(String market, String index, Session session, Random random) {
        IndexClose close = random.nextInt(20) == 0
                ? null
                : new IndexClose(index, 100.0, 0.0125 * random.nextDouble(), 0.7, 1.1, 1.0);
        long time = session.close();
        Trigger trigger =
                new Trigger("rally", "rally", market + time, market, index, time, time - 1000, session.end(), false);
        return TwoMarkets.news(
                market,
                session,
                close == null ? List.of() : List.of(close),
                random.nextInt(5) == 0 ? List.of(trigger) : List.of());
    }
}
