package io.marketsignals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.local.EmbeddedBroker;
import io.marketsignals.local.EmbeddedRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code signals simulate} as typed. */
@Timeout(120)
class SimulateCommandTest {

    @ParameterizedTest
    @CsvSource({
        "simulate --help, 0, signals simulate -b broker:9092 --create-topics",
        "simulate --speed 0, 2, The speed must be positive: 0.0.",
        "simulate --speed fast, 2, 'fast'",
        "simulate -s topics.run=may, 3, 'The simulation fills production''s topics; leave topics.run out'",
        "simulate -b 127.0.0.1:1 -s application.broker-wait=PT1S, 5, No broker answered at 127.0.0.1:1"
    })
    void shouldSayWhatIsWrongWithItsCode(String arguments, int code, String sentence) {
        Typed typed = Typed.signals(arguments.split(" ", -1));

        assertThat(typed.code()).isEqualTo(code);
        assertThat(typed.out() + typed.err()).contains(sentence).doesNotContain("\tat ");
    }

    @Test
    void shouldTellTheSimulationOnceOnly() {
        try (EmbeddedBroker broker = EmbeddedBroker.start();
                EmbeddedRegistry registry = EmbeddedRegistry.start()) {
            String[] arguments = {
                "simulate",
                "-b",
                broker.bootstrapServers(),
                "-s",
                "registry.schema.registry.url=" + registry.url(),
                "--create-topics",
                "--speed",
                "1e9"
            };

            Typed first = Typed.signals(arguments);
            Typed again = Typed.signals(arguments);

            assertThat(first.code()).isZero();
            assertThat(first.err()).contains("created market.reference.v1").contains("live week, 1,000,000,000 times");
            assertThat(first.out()).contains("The simulation is told: ").contains(" 0 were there already.");
            assertThat(again.code()).isZero();
            assertThat(again.out()).contains("; 0 records sent, ");
        }
    }
}
