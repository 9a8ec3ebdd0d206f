package io.marketsignals.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.marketsignals.alert.Alert;
import io.marketsignals.signal.Confirmation;
import io.marketsignals.signal.Direction;
import io.marketsignals.signal.Explanation;
import io.marketsignals.signal.Severity;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.WireDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alerts are CloudEvents, wherever they are written, and the same ones in every run. */
class AlertEventsTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 3, 1);
    private static final long TIME = Instant.parse("2024-03-05T12:00:01.250Z").toEpochMilli();

    @Test
    void shouldSayWhichEventItIsWhenTheSignalHasOne() {
        Headers headers = AlertEvents.headers(alert("breadth-divergence", "breadth-divergence", "US", "SP500"));

        assertThat(texts(headers))
                .containsExactly(
                        entry("ce_specversion", "1.0"),
                        entry("ce_id", "7d1c0a5e-0000-3000-8000-000000000000/2"),
                        entry("ce_source", "/market-signals/US"),
                        entry("ce_type", "io.marketsignals.alert.breadth-divergence.updated"),
                        entry("ce_time", "2024-03-05T12:00:01.250Z"),
                        entry("ce_subject", "SP500"),
                        entry("content-type", "application/avro"));
    }

    @Test
    void shouldNameTheEventWhenTheSignalHasSeveral() {
        Headers headers = AlertEvents.headers(alert("level-zone", "break-confirmed", "US", "CEILING"));

        assertThat(texts(headers))
                .containsEntry("ce_type", "io.marketsignals.alert.level-zone.break-confirmed.updated");
    }

    @ParameterizedTest
    @CsvSource({"A B, A%20B", "Ö, %C3%96", "A/B?, A%2FB%3F", "A+B, A%2BB", "N-S_E.1, N-S_E.1"})
    void shouldEncodeWhatMayNotStandInAPathWhenTheMarketHoldsIt(String market, String encoded) {
        Headers headers = AlertEvents.headers(alert("rally", "rally", market, "IX"));

        assertThat(texts(headers)).containsEntry("ce_source", "/market-signals/" + encoded);
    }

    @Test
    void shouldKeyByTheSubjectAtTheEventTime() {
        MemoryRegistry registry = new MemoryRegistry();

        Record<byte[], byte[]> record = new AlertEvents(registry).record(alert("rally", "rally", "US", "Börse"));

        assertThat(record.key()).isEqualTo("Börse".getBytes(StandardCharsets.UTF_8));
        assertThat(record.timestamp()).isEqualTo(TIME);
        assertThat(new WireDecoder<>(registry, io.marketsignals.schema.Alert.class).decode(record.value()))
                .extracting("value.revision")
                .isEqualTo(2);
    }

    /** Of a market and of the stage that joins markets. */
    @Test
    void shouldAgreeWithTheAlertWhereverItIsWritten() {
        try (DrivenTopology topology = driven()) {
            drive(topology);

            List<TestRecord<String, byte[]>> records = topology.records(TopicNames.ALERTS);

            List<String> signals = new ArrayList<>();
            assertThat(records).allSatisfy(record -> {
                var alert = topology.decode(record.value(), io.marketsignals.schema.Alert.class);
                signals.add(alert.getSignal());
                Map<String, String> headers = texts(record.headers());
                assertThat(headers)
                        .hasSize(7)
                        .containsEntry("ce_id", alert.getId() + "/" + alert.getRevision())
                        .containsEntry("ce_source", "/market-signals/" + alert.getMarket())
                        .containsEntry("ce_subject", alert.getSubject());
                assertThat(Instant.parse(headers.get("ce_time"))).isEqualTo(alert.getEventTime());
                assertThat(headers.get("ce_type")).startsWith("io.marketsignals.alert." + alert.getSignal() + ".");
            });
            assertThat(signals).contains("rally", "lead-lag");
        }
    }

    @Test
    void shouldCarryTheSameBytesWhenRunAgain() {
        try (DrivenTopology first = driven();
                DrivenTopology second = driven()) {
            drive(first);
            drive(second);

            List<List<Object>> again = bytes(second);

            assertThat(bytes(first)).isNotEmpty().isEqualTo(again);
        }
    }

    @Test
    void shouldCarryNoHeadersOnMeasures() {
        try (DrivenTopology topology = driven()) {
            drive(topology);

            assertThat(topology.records(TopicNames.SESSIONS))
                    .isNotEmpty()
                    .allSatisfy(record -> assertThat(record.headers()).isEmpty());
        }
    }

    private static Alert alert(String signal, String event, String market, String subject) {
        return new Alert(
                new Alert.Identity(
                        "7d1c0a5e-0000-3000-8000-000000000000", signal, event, market, subject, Direction.UP, TIME),
                2,
                Alert.Status.UPDATED,
                Confirmation.FINAL,
                Severity.LOW,
                TIME,
                (int) FIRST.toEpochDay(),
                new Explanation("", List.of(), List.of()),
                null,
                TIME,
                TIME,
                false,
                "defaults");
    }

    private static DrivenTopology driven() {
        return new DrivenTopology(
                new ReferenceFixture()
                        .market("US")
                        .market("AU")
                        .fed("LEADER", "US")
                        .derived("FOLLOWER", "AU", "A", "B")
                        .settings("LEADER", "rally.sessions", "1")
                        .leadLag("US-AU", "LEADER", "FOLLOWER"),
                PipelineSettings.defaults());
    }

    /** The leader closes its third session 6 % up. */
    private static void drive(DrivenTopology topology) {
        double[] leader = {1000, 1000, 1060, 1060};
        for (int day = 0; day < leader.length; day++) {
            topology.level("LEADER", at(day, "10:00:00"), leader[day]);
            topology.price("A", at(day, "10:00:00"), 100);
            topology.price("B", at(day, "10:00:00"), 100);
            topology.heartbeat(at(day, "18:00:05"));
        }
    }

    private static String at(int day, String time) {
        return FIRST.plusDays(day) + "T" + time + "Z";
    }

    private static Map<String, String> texts(Headers headers) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Header header : headers) {
            texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static List<List<Object>> bytes(DrivenTopology topology) {
        List<List<Object>> all = new ArrayList<>();
        for (TestRecord<String, byte[]> record : topology.records(TopicNames.ALERTS)) {
            List<Object> parts = new ArrayList<>(List.of(record.key(), record.timestamp(), hex(record.value())));
            for (Header header : record.headers()) {
                parts.add(header.key());
                parts.add(hex(header.value()));
            }
            all.add(parts);
        }
        return all;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
