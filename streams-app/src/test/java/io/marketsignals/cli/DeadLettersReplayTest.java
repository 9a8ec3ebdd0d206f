package io.marketsignals.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.marketsignals.app.SignalsApp;
import io.marketsignals.history.Recording;
import io.marketsignals.history.cluster.Clients;
import io.marketsignals.history.result.CommittedRecords;
import io.marketsignals.metrics.SignalMetrics;
import io.marketsignals.schema.ConstituentPrice;
import io.marketsignals.topics.TopicNames;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The way back of refused records, as typed. */
@Timeout(120)
class DeadLettersReplayTest {
    @TempDir
    private Path folder;

    private RefusedRecords refused;

    @BeforeEach
    void refuse() throws Exception {
        refused = new RefusedRecords(folder.resolve("state"));
    }

    @AfterEach
    void close() {
        refused.close();
    }

    @Test
    void shouldSayWhatItWouldDoAndDoNothingWithoutYes() throws Exception {
        Typed typed = refused.typed("dead-letters", "replay", "--all");

        assertThat(typed.code()).isZero();
        assertThat(typed.out())
                .contains("would send  " + refused.at("UNKNOWN_SCHEMA") + "  UNKNOWN_SCHEMA  to the partition of"
                        + " market.constituent-prices.v1-1@0")
                .contains("2 to send, 1 left.")
                .contains("UNKNOWN_SCHEMA: taken once the registry knows the schema id")
                .contains("NOT_WIRE_FORMAT: refused again: what is wrong is in its own bytes.")
                .contains("is late by now: its volume counts, its price does not.")
                .contains("Nothing was sent; --yes does it.");
        assertThat(inputs(3)).hasSize(3);
    }

    @Test
    void shouldBeTakenWhenTheCauseWasMended() throws Exception {
        String letter = refused.at("UNKNOWN_SCHEMA");
        int id = refused.client.register(
                TopicNames.PRICES + "-io.marketsignals.schema.ConstituentPrice",
                ConstituentPrice.getClassSchema().toString());
        assertThat(id).isEqualTo(RefusedRecords.UNKNOWN_ID);

        Typed typed = refused.typed("dead-letters", "replay", letter, "--yes");

        assertThat(typed.code()).isZero();
        assertThat(typed.lines()).last().isEqualTo("1 sent again, 0 left.");
        assertThat(inputs(4)).hasSize(4).last().satisfies(record -> {
            assertThat(record.partition()).isEqualTo(1);
            assertThat(record.value()).isEqualTo(refused.unknown);
            assertThat(record.key()).isEqualTo("A".getBytes(UTF_8));
            assertThat(record.timestamp())
                    .isEqualTo(Instant.parse(RefusedRecords.UNKNOWN_TIME).toEpochMilli());
            assertThat(record.headers())
                    .extracting(header -> header.key() + "=" + new String(header.value(), UTF_8))
                    .containsExactly("trace=t-7", "signals.replayed-from=signals.dead-letters.v1-" + letter);
        });
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (SignalsApp app = refused.start(meters)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> ticks(meters) == 1);
            assertThat(RefusedRecords.refused(meters)).isZero();
            assertThat(app.stop()).isTrue();
        }
    }

    @Test
    void shouldSendNothingTwiceUnlessAsked() throws Exception {
        String letter = refused.at("NOT_WIRE_FORMAT");
        refused.typed("dead-letters", "replay", letter, "--yes");

        Typed all = refused.typed("dead-letters", "replay", "--reason", "NOT_WIRE_FORMAT", "--yes");
        Typed again = refused.typed("dead-letters", "replay", letter, "--yes", "--again");

        assertThat(all.lines())
                .containsExactly(
                        "left        " + letter
                                + "  NOT_WIRE_FORMAT: it was sent again before; --again sends it once more",
                        "0 sent again, 1 left.");
        assertThat(again.lines()).last().isEqualTo("1 sent again, 0 left.");
        assertThat(inputs(5)).hasSize(5);
    }

    @Test
    void shouldLeaveABatchThatWasPartlyTakenUnlessAsked() throws Exception {
        String letter = refused.at("BAD_PRICE");

        Typed left = refused.typed("dead-letters", "replay", letter, "--yes");
        Typed sent = refused.typed("dead-letters", "replay", letter, "--yes", "--partly-taken");

        assertThat(left.out())
                .contains("1 of 2 of its ticks were refused and the others taken, whose volume would count twice")
                .contains("0 sent again, 1 left.");
        assertThat(sent.lines()).last().isEqualTo("1 sent again, 0 left.");
        assertThat(inputs(4)).hasSize(4);
    }

    @Test
    void shouldShowWhatWasSentAgainAndWhatWasRefusedAgain() throws Exception {
        String letter = refused.at("NOT_WIRE_FORMAT");
        refused.typed("dead-letters", "replay", letter, "--yes");
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (SignalsApp app = refused.start(meters)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> RefusedRecords.refused(meters) == 1);
            assertThat(app.stop()).isTrue();
        }

        List<String> listed = refused.typed("dead-letters", "list", "--reason", "NOT_WIRE_FORMAT")
                .lines();
        List<String> counted =
                refused.typed("dead-letters", "list", "--by", "reason").lines();

        assertThat(listed).hasSize(3);
        assertThat(listed.get(1)).contains("  refused again  ");
        assertThat(listed.get(2)).startsWith(letter + " ").contains("  yes  ");
        assertThat(counted.get(1)).matches("NOT_WIRE_FORMAT +2 +1 +.*");
        assertThat(Recording.write(refused.config, folder.resolve("recorded")).deadLetters())
                .isEqualTo(Map.of("NOT_WIRE_FORMAT", 2L, "UNKNOWN_SCHEMA", 1L, "BAD_PRICE", 1L));
    }

    @Test
    void shouldRefuseAPositionThatHoldsNoLetter() {
        Typed typed = refused.typed("dead-letters", "replay", "3@99", "--yes");

        assertThat(typed.code()).isEqualTo(ExitCode.BAD_INPUT.code());
        assertThat(typed.err()).startsWith("There is no dead letter 3@99;");
    }

    private static double ticks(SimpleMeterRegistry meters) {
        var counter = meters.find(SignalMetrics.TICKS).tag("input", "prices").counter();
        return counter == null ? 0 : counter.count();
    }

    /**
     * The records of the prices' topic, in order of offset within a partition; the later partition last. Waits for so many: a
     * commit returns before its markers are on every partition.
     */
    private List<ConsumerRecord<byte[], byte[]>> inputs(int least) {
        return await().atMost(Duration.ofSeconds(20)).until(this::inputs, records -> records.size() >= least);
    }

    private List<ConsumerRecord<byte[], byte[]>> inputs() throws Exception {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var consumer = Clients.consumer(refused.config, "test-inputs")) {
            CommittedRecords.read(consumer, TopicNames.PRICES, records::add);
        }
        records.sort((a, b) -> a.partition() != b.partition()
                ? Integer.compare(a.partition(), b.partition())
                : Long.compare(a.offset(), b.offset()));
        return records;
    }
}
