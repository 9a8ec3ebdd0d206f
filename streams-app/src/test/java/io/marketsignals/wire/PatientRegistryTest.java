package io.marketsignals.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatientRegistryTest {
    private final MemoryRegistry registry = new MemoryRegistry();

    @Test
    void shouldAskAgainWhenTheRegistryDoesNotAnswer() {
        int id = registry.register("s", "\"string\"");
        registry.failures = 2;

        assertThat(new PatientRegistry(registry, Duration.ofSeconds(10)).schema(id))
                .isEqualTo("\"string\"");
        assertThat(registry.questions).isEqualTo(3);
    }

    @Test
    void shouldGiveUpWhenThePatienceIsOver() {
        registry.failures = Integer.MAX_VALUE;

        assertThatThrownBy(() -> new PatientRegistry(registry, Duration.ofMillis(150)).schema(1))
                .isInstanceOf(RegistryUnavailableException.class);
        assertThat(registry.questions).isGreaterThan(1);
    }

    @Test
    void shouldNotAskAgainWhenTimeCannotHelp() {
        SchemaRegistry refusing = new SchemaRegistry() {
            @Override
            public int register(String subject, String schemaJson) {
                throw new RegistryUnavailableException("wrong password", false);
            }

            @Override
            public String schema(int id) {
                throw new UnknownSchemaException(id);
            }
        };
        PatientRegistry patient = new PatientRegistry(refusing, Duration.ofHours(1));

        assertThatThrownBy(() -> patient.register("s", "{}")).hasMessage("wrong password");
        assertThatThrownBy(() -> patient.schema(7)).isInstanceOf(UnknownSchemaException.class);
    }

    @Test
    void shouldGiveUpAndStayInterruptedWhenTheThreadIsInterrupted() {
        registry.failures = Integer.MAX_VALUE;
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> new PatientRegistry(registry, Duration.ofHours(1)).schema(1))
                .isInstanceOf(RegistryUnavailableException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
