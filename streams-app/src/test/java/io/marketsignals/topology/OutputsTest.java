package io.marketsignals.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.marketsignals.schema.Alert;
import io.marketsignals.schema.AlertStatus;
import io.marketsignals.schema.Breadth;
import io.marketsignals.schema.IndexReturn;
import io.marketsignals.schema.SessionClose;
import io.marketsignals.schema.Spread;
import io.marketsignals.topics.TopicNames;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is written where, under which key and time, and what the window stores answer. */
class OutputsTest {
    private static final ReferenceFixture REFERENCE = new ReferenceFixture()
            .market("M")
            .fed("SMALL", "M", "A", "B", "C")
            .fed("LARGE", "M", "D")
            .pair("SL", "M", "SMALL", "LARGE");
    private static final long MINUTE = Instant.parse("2024-03-05T12:00:00Z").toEpochMilli();

    private final DrivenTopology topology = new DrivenTopology(REFERENCE, PipelineSettings.defaults());

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void shouldKeyReturnsByIndexAtTheBucketsEndWhenLevelsChange() {
        firstDay();
        secondDay();

        List<TestRecord<String, byte[]>> records = topology.records(TopicNames.INDEX_RETURNS);

        assertThat(records).isNotEmpty().allSatisfy(record -> {
            IndexReturn value = topology.decode(record.value(), IndexReturn.class);
            assertThat(record.key()).isEqualTo(value.getIndex());
            assertThat(record.timestamp()).isEqualTo(value.getAsOf().toEpochMilli());
        });
        assertThat(records)
                .map(record -> topology.decode(record.value(), IndexReturn.class))
                .filteredOn(r -> r.getAsOf().equals(Instant.parse("2024-03-05T12:00:01Z")))
                .extracting(IndexReturn::getIndex, IndexReturn::getLevel, IndexReturn::getPreviousClose)
                .containsExactly(tuple("LARGE", 990.0, 1000.0), tuple("SMALL", 1010.0, 1000.0));
    }

    @Test
    void shouldKeyBreadthByIndexAtTheBucketsEndWhenPricesChange() {
        firstDay();
        secondDay();

        assertThat(topology.records(TopicNames.BREADTH)).isNotEmpty().allSatisfy(record -> {
            Breadth value = topology.decode(record.value(), Breadth.class);
            assertThat(record.key()).isEqualTo(value.getIndex());
            assertThat(record.timestamp()).isEqualTo(value.getAsOf().toEpochMilli());
            assertThat(value.getForced()).isFalse();
        });
    }

    @Test
    void shouldKeySpreadsByPairWithBothLegsWhenALegChanges() {
        firstDay();
        secondDay();

        List<TestRecord<String, byte[]>> records = topology.records(TopicNames.SPREADS);

        assertThat(records).allSatisfy(record -> {
            assertThat(record.key()).isEqualTo("SL");
            assertThat(record.timestamp())
                    .isEqualTo(topology.decode(record.value(), Spread.class)
                            .getAsOf()
                            .toEpochMilli());
        });
        // +1 % against -1 %
        assertThat(records)
                .map(record -> topology.decode(record.value(), Spread.class))
                .filteredOn(s -> s.getAsOf().equals(Instant.parse("2024-03-05T12:00:01Z")))
                .hasSize(1)
                .first()
                .satisfies(
                        s -> assertThat(s.getSpread()).isCloseTo(0.02, org.assertj.core.api.Assertions.within(1e-12)));
    }

    @Test
    void shouldWriteOneCloseAnIndexAtTheClosesTimeWhenASessionEnds() {
        firstDay();

        List<TestRecord<String, byte[]>> records = topology.records(TopicNames.SESSIONS);

        assertThat(records).extracting(TestRecord::key).containsExactly("LARGE", "SMALL");
        assertThat(records).allSatisfy(record -> {
            SessionClose value = topology.decode(record.value(), SessionClose.class);
            assertThat(record.timestamp()).isEqualTo(value.getClose().toEpochMilli());
            assertThat(value.getWatermark()).isEqualTo("2024-03-04T17:01:00Z");
            assertThat(value.getForced()).isFalse();
        });
    }

    @Test
    void shouldSayBucketAndWatermarkWhenAnAlertIsRaised() {
        firstDay();
        secondDay();

        List<TestRecord<String, byte[]>> records = topology.records(TopicNames.ALERTS);

        assertThat(records).allSatisfy(record -> assertThat(record.timestamp())
                .isEqualTo(topology.decode(record.value(), Alert.class)
                        .getEventTime()
                        .toEpochMilli()));
        assertThat(records)
                .filteredOn(record -> record.key().equals("SL"))
                .map(record -> topology.decode(record.value(), Alert.class))
                .filteredOn(
                        alert -> alert.getSignal().equals("split-market") && alert.getStatus() == AlertStatus.RAISED)
                .extracting(Alert::getAsOf, Alert::getWatermark, Alert::getEventTime, Alert::getForced)
                .containsExactly(tuple(
                        Instant.parse("2024-03-05T12:00:00Z"),
                        Instant.parse("2024-03-05T12:00:01Z"),
                        Instant.parse("2024-03-05T12:00:01Z"),
                        false));
    }

    @Test
    void shouldSayThatItIsForcedWhenASourceWasSilent() {
        firstDay();
        topology.level("SMALL", "2024-03-05T12:00:00Z", 1010);
        topology.level("LARGE", "2024-03-05T12:00:00Z", 990);
        topology.batch("2024-03-05T11:59:00Z");

        topology.passWallClock(Duration.ofSeconds(60));
        topology.levelHeartbeat("2024-03-05T12:00:05Z");

        assertThat(topology.alerts())
                .isNotEmpty()
                .allMatch(Alert::getForced)
                .extracting(Alert::getSignal)
                .contains("split-market");
    }

    @Test
    void shouldAnswerTheLastOfEachMinuteWhenAskedForWindows() {
        firstDay();
        secondDay();

        assertThat(topology.decode(stored(StoreNames.INDEX_RETURNS, "SMALL", MINUTE), IndexReturn.class))
                .extracting(IndexReturn::getAsOf, IndexReturn::getLevel)
                .containsExactly(Instant.parse("2024-03-05T12:01:00Z"), 1012.0);
        assertThat(topology.decode(stored(StoreNames.INDEX_RETURNS, "SMALL", MINUTE + 60_000), IndexReturn.class))
                .extracting(IndexReturn::getAsOf, IndexReturn::getLevel)
                .containsExactly(Instant.parse("2024-03-05T12:01:01Z"), 1013.0);
        assertThat(topology.decode(stored(StoreNames.BREADTH, "SMALL", MINUTE), Breadth.class)
                        .getAdvancers())
                .isEqualTo(3);
        assertThat(topology.decode(stored(StoreNames.SPREADS, "SL", MINUTE), Spread.class)
                        .getAsOf())
                .isEqualTo("2024-03-05T12:01:00Z");
        assertThat(stored(StoreNames.INDEX_RETURNS, "SMALL", MINUTE + 120_000)).isNull();
    }

    private byte[] stored(String store, String key, long minute) {
        WindowStore<String, byte[]> windows = topology.driver.getWindowStore(store);
        return windows.fetch(key, minute);
    }

    private void firstDay() {
        for (String symbol : new String[] {"A", "B", "C", "D"}) {
            topology.price(symbol, "2024-03-04T12:00:00Z", 10);
        }
        topology.level("SMALL", "2024-03-04T12:00:00Z", 1000);
        topology.level("LARGE", "2024-03-04T12:00:00Z", 1000);
        topology.heartbeat("2024-03-04T18:00:00Z");
    }

    /** Small up, large down at noon; small goes on in the minute's last second and in the next minute's first. */
    private void secondDay() {
        topology.price("A", "2024-03-05T12:00:00Z", 11);
        topology.price("B", "2024-03-05T12:00:01Z", 11);
        topology.price("C", "2024-03-05T12:00:59Z", 11);
        topology.price("D", "2024-03-05T12:01:01Z", 9);
        topology.level("SMALL", "2024-03-05T12:00:00Z", 1010);
        topology.level("LARGE", "2024-03-05T12:00:00Z", 990);
        topology.level("SMALL", "2024-03-05T12:00:30Z", 1011);
        topology.level("SMALL", "2024-03-05T12:00:59.999Z", 1012);
        topology.level("SMALL", "2024-03-05T12:01:00Z", 1013);
        topology.heartbeat("2024-03-05T12:10:00Z");
    }
}
