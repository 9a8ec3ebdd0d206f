package io.marketsignals.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.marketsignals.metrics.SignalMetrics;
import io.marketsignals.schema.Breadth;
import io.marketsignals.schema.SessionClose;
import io.marketsignals.topics.TopicNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How event time goes on: by data, by heartbeats, and by force where a source is silent. */
class EventTimeTest {
    private static final ReferenceFixture REFERENCE =
            new ReferenceFixture().market("M").derived("IX", "M", "A", "B", "C");

    private final DrivenTopology topology = new DrivenTopology(REFERENCE, PipelineSettings.defaults());

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void shouldCountALatePriceAndKeepItsVolumeWhenItsSymbolHasANewerOne() {
        topology.price("A", "2024-03-04T10:00:00Z", 10);
        topology.heartbeat("2024-03-05T00:00:00Z");
        topology.price("A", "2024-03-05T10:00:00Z", 10.5);
        topology.price("A", "2024-03-05T10:00:03Z", 11);
        topology.price("A", "2024-03-05T10:00:01Z", 9);

        topology.heartbeat("2024-03-06T00:00:00Z");

        SessionClose second = topology.sessions().get(1);
        assertThat(second.getLatePrices()).isEqualTo(1);
        assertThat(second.getAdvancers()).isEqualTo(1);
        // three records of 100 shares each, the late one's too
        assertThat(second.getUpVolume()).isEqualTo(300);
        assertThat(topology.count(SignalMetrics.LATE)).isEqualTo(1);
        assertThat(topology.deadLetters()).isEmpty();
    }

    @Test
    void shouldCountInTheOpenBucketWhenAPriceIsOldButTheNewestOfItsSymbol() {
        topology.price("A", "2024-03-04T10:00:05Z", 10);
        topology.price("B", "2024-03-04T10:00:01Z", 10);

        topology.heartbeat("2024-03-04T10:01:00Z");

        assertThat(breadth())
                .extracting(Breadth::getAsOf, Breadth::getNoPreviousClose)
                .containsExactly(tuple(Instant.parse("2024-03-04T10:00:06Z"), 2));
    }

    @Test
    void shouldWaitForTheOtherInputWhenOnlyOneGoesOn() {
        topology.price("A", "2024-03-04T10:00:00Z", 10);
        topology.batch("2024-03-04T12:00:00Z");
        assertThat(breadth()).isEmpty();

        topology.levelHeartbeat("2024-03-04T10:00:01Z");

        assertThat(breadth()).hasSize(1).noneMatch(Breadth::getForced);
    }

    @Test
    void shouldCloseASessionWhenAQuietFeedSendsHeartbeats() {
        topology.price("A", "2024-03-04T16:59:59.500Z", 10);
        topology.heartbeat("2024-03-04T17:00:59.999Z");
        assertThat(topology.sessions()).isEmpty();

        topology.heartbeat("2024-03-04T17:01:00Z");

        assertThat(topology.sessions())
                .extracting(SessionClose::getForced, SessionClose::getWatermark)
                .containsExactly(tuple(false, Instant.parse("2024-03-04T17:01:00Z")));
    }

    @Test
    void shouldForceTheCloseWithTheLastPricesWhenNothingComesAnyMore() {
        topology.price("A", "2024-03-04T16:59:58Z", 10);
        topology.price("B", "2024-03-04T16:59:59.500Z", 10); // its bucket is closed by nobody

        topology.passWallClock(Duration.ofSeconds(150));

        assertThat(topology.sessions())
                .extracting(SessionClose::getForced, SessionClose::getNoPreviousClose, SessionClose::getNotTraded)
                .containsExactly(tuple(true, 2, 1));
        assertThat(topology.count(SignalMetrics.FORCED)).isPositive();
    }

    @Test
    void shouldNotForceBeforeTheIdleTimeoutWhenASourceIsSilent() {
        topology.price("A", "2024-03-04T10:00:00Z", 10);

        topology.passWallClock(Duration.ofSeconds(29));

        assertThat(topology.count(SignalMetrics.FORCED)).isZero();
        assertThat(breadth()).isEmpty();
    }

    @Test
    void shouldNotBlockWhenASourceNeverHadARecord() {
        topology.price("A", "2024-03-04T10:00:00Z", 10);
        topology.passWallClock(Duration.ofSeconds(60)); // no index tick was ever seen
        breadth();

        topology.price("B", "2024-03-04T10:05:00Z", 10);
        topology.batch("2024-03-04T10:05:01Z");

        assertThat(breadth())
                .extracting(Breadth::getAsOf, Breadth::getForced)
                .containsExactly(tuple(Instant.parse("2024-03-04T10:05:01Z"), true));
    }

    @Test
    void shouldCountInTheNextBucketWhenAForcedSourceWakesUpBehind() {
        topology.price("A", "2024-03-04T10:00:00Z", 10);
        topology.passWallClock(Duration.ofSeconds(60)); // forced by 30 s at least
        List<Breadth> before = breadth();

        topology.price("B", "2024-03-04T10:00:05Z", 10);
        topology.levelHeartbeat("2024-03-04T10:30:00Z");
        topology.batch("2024-03-04T10:30:00Z");

        assertThat(before)
                .extracting(Breadth::getAsOf, Breadth::getForced)
                .containsExactly(tuple(Instant.parse("2024-03-04T10:00:01Z"), true));
        assertThat(breadth()).hasSize(1).first().satisfies(next -> {
            assertThat(next.getAsOf()).isAfter("2024-03-04T10:00:30Z");
            assertThat(next.getNoPreviousClose()).isEqualTo(2);
            assertThat(next.getForced()).isFalse();
        });
    }

    @Test
    void shouldReopenNothingWhenASourceWakesUpAfterAForcedClose() {
        topology.price("A", "2024-03-04T16:59:59Z", 10);
        topology.passWallClock(Duration.ofSeconds(150));
        assertThat(topology.sessions()).hasSize(1);

        topology.price("B", "2024-03-04T17:00:30Z", 10);
        topology.heartbeat("2024-03-04T23:00:00Z");
        topology.price("B", "2024-03-05T10:00:00Z", 11);
        topology.heartbeat("2024-03-06T00:00:00Z");

        assertThat(topology.sessions())
                .extracting(close -> close.getSession().toString(), SessionClose::getAdvancers)
                .containsExactly(tuple("2024-03-05", 1));
    }

    @Test
    void shouldTakeTheNextSessionWhenTheLastOneHasNoEndOfItsOwn() {
        topology.price("A", "2024-03-04T10:00:00Z", 10);
        topology.price("A", "2024-03-05T10:00:00Z", 11);

        topology.heartbeat("2024-03-06T00:00:00Z");

        assertThat(topology.sessions())
                .extracting(SessionClose::getNoPreviousClose, SessionClose::getAdvancers)
                .containsExactly(tuple(1, 0), tuple(0, 1));
    }

    private List<Breadth> breadth() {
        return topology.read(TopicNames.BREADTH, Breadth.class);
    }
}
