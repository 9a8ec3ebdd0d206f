package io.marketsignals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.topics.TopicNames;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code signals dead-letters} as typed, as far as it changes nothing. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadLettersCommandTest {
    @TempDir
    private static Path state;

    private RefusedRecords refused;

    @BeforeAll
    void refuse() throws Exception {
        refused = new RefusedRecords(state);
    }

    @AfterAll
    void close() {
        refused.close();
    }

    @ParameterizedTest
    @CsvSource({
        "dead-letters --help, 0, signals dead-letters replay --reason UNKNOWN_SCHEMA",
        "dead-letters, 2, 'A command is missing: list, show or replay.'",
        "dead-letters list --by key, 2, 'expected one of [reason, topic]'",
        "dead-letters list --reason UNKNOWN, 2, 'expected one of [NULL_VALUE, NULL_KEY'",
        "dead-letters show 17, 2, 'A dead letter is named PARTITION@OFFSET, such as 2@17, not ''17''.'",
        "dead-letters replay, 2, 'Give either letters as PARTITION@OFFSET, or --reason, or --all.'",
        "dead-letters replay 0@1 --all, 2, 'Give either letters as PARTITION@OFFSET, or --reason, or --all.'",
        "dead-letters replay 0-1, 2, A dead letter is named PARTITION@OFFSET",
        "dead-letters list -b 127.0.0.1:1 -s application.broker-wait=PT1S, 5, No broker answered at 127.0.0.1:1"
    })
    void shouldSayWhatIsWrongWithItsCode(String arguments, int code, String sentence) {
        Typed typed = Typed.signals(arguments.split(" ", -1));

        assertThat(typed.code()).isEqualTo(code);
        assertThat(typed.out() + typed.err()).contains(sentence).doesNotContain("\tat ");
    }

    @Test
    void shouldListNewestFirstWithReasonOriginAndDetail() {
        Typed typed = refused.typed("dead-letters", "list");

        assertThat(typed.code()).isZero();
        List<String> lines = typed.lines();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).matches("Letter +Reason +From +Time +Key +Replayed +Detail");
        assertThat(lines.get(1))
                .matches("\\d@\\d +BAD_PRICE +market.constituent-prices.v1-1@1 +2024-03-04T10:02:00Z +"
                        + "1 of 2 ticks refused, the rest was taken; the first is .*");
        assertThat(lines.get(2))
                .matches("\\d@\\d +UNKNOWN_SCHEMA +market.constituent-prices.v1-1@0 +2024-03-04T10:01:00Z +A +.*2.*");
        assertThat(lines.get(3))
                .matches("\\d@\\d +NOT_WIRE_FORMAT +market.constituent-prices.v1-0@0 +2024-03-04T10:00:00Z +A +"
                        + "The value does not start with a zero byte and a 4-byte schema id");
    }

    @Test
    void shouldSayHowManyMoreThereAreWhenLimited() {
        assertThat(refused.typed("dead-letters", "list", "--limit", "1").lines())
                .hasSize(3)
                .last()
                .isEqualTo("and 2 more; --limit shows more, --by counts them");
    }

    @Test
    void shouldListFromATimeOnWhenSinceIsGiven() {
        assertThat(refused.typed("dead-letters", "list", "--since", RefusedRecords.UNKNOWN_TIME)
                        .lines())
                .hasSize(3)
                .noneMatch(line -> line.contains("NOT_WIRE_FORMAT"));
        assertThat(refused.typed("dead-letters", "list", "--since", "2024-03-04T10:02:00.001Z")
                        .lines())
                .containsExactly("No dead letters.");
    }

    @Test
    void shouldCountByReasonAndByTopic() {
        List<String> byReason =
                refused.typed("dead-letters", "list", "--by", "reason").lines();
        List<String> byTopic =
                refused.typed("dead-letters", "list", "--by", "topic").lines();

        assertThat(byReason).hasSize(4);
        assertThat(byReason.get(1)).matches("BAD_PRICE +1 +0 +2024-03-04T10:02:00Z +2024-03-04T10:02:00Z");
        assertThat(byTopic).hasSize(2);
        assertThat(byTopic.get(1)).matches(TopicNames.PRICES + " +3 +0 +2024-03-04T10:00:00Z +2024-03-04T10:02:00Z");
    }

    @Test
    void shouldShowHeadersAndBytesWhenTheValueIsNoRecord() {
        Typed typed = refused.typed("dead-letters", "show", refused.at("NOT_WIRE_FORMAT"));

        assertThat(typed.code()).isZero();
        assertThat(typed.lines())
                .contains(
                        "reason       NOT_WIRE_FORMAT",
                        "from         market.constituent-prices.v1-0@0",
                        "  trace = t-7",
                        "  __streams.errors.partition = 0",
                        "key  1 bytes",
                        "value  9 bytes",
                        "  00000000  6e 6f 20 72 65 63 6f 72 64                       no record",
                        "  none: NOT_WIRE_FORMAT, The value does not start with a zero byte and a 4-byte schema id");
    }

    @Test
    void shouldShowTheRecordAsJsonWhenTheBytesDecode() {
        Typed typed = refused.typed("dead-letters", "show", refused.at("BAD_PRICE"), "--bytes", "16");

        assertThat(typed.code()).isZero();
        assertThat(typed.lines())
                .contains("  signals.refused-ticks = 1 of 2", "key  none")
                .anyMatch(line -> line.matches("  and \\d+ more"))
                .anyMatch(line -> line.startsWith(
                                "  io.marketsignals.schema.PriceBatch {\"asOf\":\"2024-03-04T10:02:00.000Z\"")
                        && line.contains("{\"symbol\":\"B\",\"time\":\"2024-03-04T10:01:00.000Z\",\"price\":-1.0,"));
    }

    @Test
    void shouldSayThatThereIsNoLetterWhenThePositionHoldsNone() {
        Typed far = refused.typed("dead-letters", "show", "0@1000");
        Typed other = refused.typed("dead-letters", "show", "77@0");

        assertThat(far.code()).isEqualTo(ExitCode.BAD_INPUT.code());
        assertThat(far.err()).startsWith("There is no dead letter 0@1000 in signals.dead-letters.v1;");
        assertThat(other.code()).isEqualTo(ExitCode.BAD_INPUT.code());
    }
}
