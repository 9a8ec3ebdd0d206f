package io.marketsignals.cli;

import static io.marketsignals.cli.AlertTopics.alert;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.marketsignals.schema.Alert;
import io.marketsignals.schema.AlertStatus;
import io.marketsignals.schema.Severity;
import io.marketsignals.topics.RunName;
import io.marketsignals.topics.TopicNames;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code signals alerts tail} as typed. Four alerts on two partitions, a value that is none, and one alert of a transaction that
 * was aborted.
 */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertsCommandTest {
    private static final RunName FOLLOWED = new RunName("follow");
    private static final String FIRST =
            "2024-03-04 10:00:00Z  RAISED    LOW    top-mover  IX:A  A is up 11.00 %, number 1 from the top of IX.";
    private static final String SECOND =
            "2024-03-04 10:05:00Z  RAISED    HIGH   level-zone/break  IX-RESISTANCE  IX breaks above its zone.";
    private static final String THIRD =
            "2024-03-04 10:10:00Z  CANCELLED HIGH   level-zone/break  IX-RESISTANCE  IX never broke its zone.";
    private static final String FOURTH =
            "2024-03-04 10:15:00Z  RAISED    MEDIUM rally  JX  JX closes 6.10 % above its close nine sessions ago.";

    private final AlertTopics topics = new AlertTopics();

    @BeforeAll
    void publish() throws Exception {
        topics.create(RunName.NONE);
        try (var producer = topics.producer("alerts-test")) {
            producer.beginTransaction();
            topics.send(
                    producer,
                    RunName.NONE,
                    0,
                    alert(
                            Severity.LOW,
                            "10:00",
                            "top-mover",
                            "top-mover",
                            "M",
                            "IX:A",
                            "A is up 11.00 %, number 1 from the top of IX."));
            topics.send(
                    producer,
                    RunName.NONE,
                    1,
                    alert(
                            Severity.HIGH,
                            "10:05",
                            "level-zone",
                            "break",
                            "M",
                            "IX-RESISTANCE",
                            "IX breaks above its zone."));
            Alert cancelled = alert(
                    Severity.HIGH, "10:10", "level-zone", "break", "M", "IX-RESISTANCE", "IX never broke its zone.");
            cancelled.setStatus(AlertStatus.CANCELLED);
            cancelled.setRevision(2);
            topics.send(producer, RunName.NONE, 1, cancelled);
            producer.send(new ProducerRecord<>(TopicNames.ALERTS, 0, 0L, null, "no alert".getBytes(UTF_8)))
                    .get();
            topics.send(
                    producer,
                    RunName.NONE,
                    0,
                    alert(
                            Severity.MEDIUM,
                            "10:15",
                            "rally",
                            "rally",
                            "N",
                            "JX",
                            "JX closes 6.10 % above its close nine sessions ago."));
            producer.commitTransaction();
            producer.beginTransaction();
            topics.send(
                    producer,
                    RunName.NONE,
                    0,
                    alert(Severity.MEDIUM, "10:20", "rally", "rally", "N", "JX", "Never committed."));
            producer.abortTransaction();
        }
    }

    @AfterAll
    void close() {
        topics.close();
    }

    @ParameterizedTest
    @CsvSource({
        "alerts tail --help, 0, signals alerts tail --config app.yaml",
        "alerts, 2, A command is missing: tail.",
        "alerts tail --signal ralley, 2, There is no signal 'ralley'; known are breadth-broadening",
        "alerts tail --event broken, 2, There is no event 'broken'; known are approach",
        "alerts tail --severity SEVERE, 2, 'expected one of [LOW, MEDIUM, HIGH] (case-insensitive) but was ''SEVERE'''",
        "alerts tail --status OPEN, 2, 'expected one of [RAISED, UPDATED, CLEARED, CANCELLED, CORRECTED]'",
        "alerts tail --since yesterday, 2, Invalid value for option '--since'",
        "alerts tail --last -1, 2, 'The last alerts are 0 or more, not -1.'",
        "alerts tail --last 5 --from-beginning, 2, are mutually exclusive",
        "alerts tail -b 127.0.0.1:1 -s application.broker-wait=PT1S, 5, No broker answered at 127.0.0.1:1"
    })
    void shouldSayWhatIsWrongWithItsCode(String arguments, int code, String sentence) {
        Typed typed = Typed.signals(arguments.split(" ", -1));

        assertThat(typed.code()).isEqualTo(code);
        assertThat(typed.out() + typed.err()).contains(sentence).doesNotContain("\tat ");
    }

    @Test
    void shouldSayThatTheTopicIsNotThereWhenTheRunHasNone() {
        Typed typed = Typed.signals(topics.cluster(), "alerts", "tail", "--set", "topics.run=may");

        assertThat(typed.code()).isEqualTo(ExitCode.TOPICS.code());
        assertThat(typed.err()).startsWith("Topic may.signals.alerts.v1 does not exist at ");
    }

    @Test
    void shouldTellWhatIsCommittedByEventTimeWhenBegunAtTheBeginning() {
        Typed typed = tail("--from-beginning");

        assertThat(typed.code()).isZero();
        assertThat(typed.lines()).containsExactly(FIRST, SECOND, THIRD, FOURTH);
        assertThat(typed.err())
                .isEqualToNormalizingNewlines(
                        "signals.alerts.v1-0@1 cannot be read: NOT_WIRE_FORMAT, The value does not"
                                + " start with a zero byte and a 4-byte schema id\n");
    }

    @Test
    void shouldTellFromAnEventTimeOnWhenSinceIsGiven() {
        assertThat(tail("--since", "2024-03-04T10:10:00Z").lines()).containsExactly(THIRD, FOURTH);
    }

    @Test
    void shouldTellTheLastOfAllPartitionsWhenACountIsGiven() {
        assertThat(tail("--last", "2").lines()).containsExactly(THIRD, FOURTH);
        assertThat(tail("--last", "3").lines()).containsExactly(SECOND, THIRD, FOURTH);
        assertThat(tail("--last", "0").lines()).isEmpty();
    }

    @Test
    void shouldCountTheLastOfThoseThatFitWhenFiltered() {
        assertThat(tail("--last", "1", "--market", "M").lines()).containsExactly(THIRD);
        assertThat(tail("--last", "1", "--signal", "top-mover").lines()).containsExactly(FIRST);
    }

    @Test
    void shouldTellOnlyWhatFitsEveryFilter() {
        assertThat(tail("--severity", "medium").lines()).containsExactly(SECOND, THIRD, FOURTH);
        assertThat(tail("--severity", "high", "--status", "raised").lines()).containsExactly(SECOND);
        assertThat(tail("--status", "RAISED,CANCELLED", "--event", "break").lines())
                .containsExactly(SECOND, THIRD);
        assertThat(tail("--subject", "JX", "--subject", "IX:A").lines()).containsExactly(FIRST, FOURTH);
        assertThat(tail("--subject", "JX", "--market", "M").lines()).isEmpty();
    }

    @Test
    void shouldPrintTheWholeRecordWhenJsonIsAsked() throws Exception {
        List<String> lines = tail("--json", "--subject", "JX").lines();

        assertThat(lines).hasSize(1);
        var alert = new ObjectMapper().readTree(lines.get(0));
        assertThat(alert.get("signal").asText()).isEqualTo("rally");
        assertThat(alert.get("eventTime").asText()).isEqualTo("2024-03-04T10:15:00.000Z");
        assertThat(alert.size()).isEqualTo(Alert.getClassSchema().getFields().size());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void shouldFollowUntilItIsTerminatedAndEndCleanly() throws Exception {
        topics.create(FOLLOWED);
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "alerts",
                "tail",
                "--set",
                "topics.run=follow"));
        command.addAll(topics.cluster());
        List<String> lines = new ArrayList<>();
        Process tail;
        try (var producer = topics.producer("follow-test")) {
            commit(producer, alert(Severity.LOW, "10:00", "rally", "rally", "M", "IX", "The first."));
            tail = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (BufferedReader out = new BufferedReader(new InputStreamReader(tail.getInputStream(), UTF_8))) {
                lines.add(out.readLine());
                commit(producer, alert(Severity.LOW, "09:00", "rally", "rally", "M", "IX", "A late one."));
                lines.add(out.readLine());
                new ProcessBuilder("kill", "-TERM", Long.toString(tail.pid()))
                        .start()
                        .waitFor();
                out.lines().forEach(lines::add);
            }
        }

        assertThat(tail.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(tail.exitValue()).isZero();
        assertThat(lines)
                .containsExactly(
                        "2024-03-04 10:00:00Z  RAISED    LOW    rally  IX  The first.",
                        "2024-03-04 09:00:00Z  RAISED    LOW    rally  IX  A late one.");
    }

    private void commit(KafkaProducer<byte[], byte[]> producer, Alert alert) throws Exception {
        producer.beginTransaction();
        topics.send(producer, FOLLOWED, 0, alert);
        producer.commitTransaction();
    }

    private Typed tail(String... arguments) {
        List<String> all = new ArrayList<>(List.of("alerts", "tail", "--no-follow"));
        all.addAll(List.of(arguments));
        return Typed.signals(topics.cluster(), all.toArray(String[]::new));
    }
}
