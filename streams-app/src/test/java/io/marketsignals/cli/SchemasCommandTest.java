package io.marketsignals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.local.EmbeddedRegistry;
import io.marketsignals.schema.Alert;
import io.marketsignals.schema.Spread;
import io.marketsignals.wire.ConfluentSchemaRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code signals schemas} as typed, against a registry. */
class SchemasCommandTest {
    private static final int SCHEMAS = 12;
    private static final String ALERTS = "signals.alerts.v1-value";

    private final EmbeddedRegistry registry = EmbeddedRegistry.start();
    private final ConfluentSchemaRegistry client =
            new ConfluentSchemaRegistry(Map.of("schema.registry.url", registry.url()));
    private final List<String> address = List.of("-s", "registry.schema.registry.url=" + registry.url());

    @AfterEach
    void close() {
        client.close();
        registry.close();
    }

    @Test
    void shouldListSubjectsByHowTopicsAreWritten() {
        Typed typed = Typed.signals("schemas", "list", "--set", "topics.run=may");

        assertThat(typed.code()).isZero();
        assertThat(typed.lines())
                .hasSize(SCHEMAS + 1)
                .anyMatch(line -> line.matches("may.signals.alerts.v1 +io.marketsignals.schema.Alert +TopicNameStrategy"
                        + " +may.signals.alerts.v1-value"))
                .anyMatch(line -> line.matches("may.market.index-ticks.v1 +io.marketsignals.schema.IndexTickBatch"
                        + " +TopicRecordNameStrategy"
                        + " +may.market.index-ticks.v1-io.marketsignals.schema.IndexTickBatch"));
    }

    @Test
    void shouldRegisterOnceAndFindThemThereWhenAskedAgain() {
        List<String> first = schemas("register").lines();
        List<String> second = schemas("register").lines();

        assertThat(first).hasSize(SCHEMAS).allMatch(line -> line.startsWith("registered     "));
        assertThat(first).contains("registered     " + ALERTS + "  version 1, id " + alertId());
        assertThat(second).hasSize(SCHEMAS).allMatch(line -> line.startsWith("there already  "));
        assertThat(second).contains("there already  " + ALERTS + "  version 1, id " + alertId());
    }

    @Test
    void shouldRegisterWhenApplicationsMayNot() {
        Typed typed = schemas("register", "-s", "registry.auto.register.schemas=false");

        assertThat(typed.code()).isZero();
        assertThat(client.versions(ALERTS)).hasSize(1);
    }

    @Test
    void shouldSayThatNothingIsThereWhenTheRegistryIsEmpty() {
        Typed typed = schemas("check");

        assertThat(typed.code()).isZero();
        assertThat(typed.lines()).hasSize(SCHEMAS).allMatch(line -> line.startsWith("not there     "));
        assertThat(client.versions(ALERTS)).isEmpty();
    }

    @Test
    void shouldCallItAnErrorThatNothingIsThereWhenApplicationsMayNotRegister() {
        Typed typed = schemas("check", "-s", "registry.auto.register.schemas=false");

        assertThat(typed.code()).isEqualTo(ExitCode.SCHEMAS.code());
    }

    @Test
    void shouldFindThemTheSameWhenRegistered() {
        schemas("register");

        Typed typed = schemas("check", "-s", "registry.auto.register.schemas=false");

        assertThat(typed.code()).isZero();
        assertThat(typed.lines()).hasSize(SCHEMAS).allMatch(line -> line.matches("same          .*  version 1"));
    }

    @Test
    void shouldFindCompatibleWhatOnlyReadsOtherwise() {
        client.register(ALERTS, Alert.getClassSchema().toString().replace("One sentence for a person.", "A sentence."));

        Typed typed = schemas("check");

        assertThat(typed.code()).isZero();
        assertThat(typed.lines()).contains("compatible    " + ALERTS + "  version 1");
    }

    @Test
    void shouldNameTheDifferenceAndItsDirectionWhenOneSideCannotRead() {
        String without = """
                {"type": "record", "name": "Alert", "namespace": "io.marketsignals.schema",
                 "fields": [{"name": "id", "type": "string"}]}
                """;
        client.register(ALERTS, without);

        Typed typed = schemas("check");

        assertThat(typed.code()).isEqualTo(ExitCode.SCHEMAS.code());
        assertThat(typed.lines())
                .contains("incompatible  " + ALERTS + "  version 1")
                .contains("              this version does not read version 1:"
                        + " READER_FIELD_MISSING_DEFAULT_VALUE at /fields/1, revision")
                .noneMatch(line -> line.contains("version 1 does not read this version"));
    }

    @Test
    void shouldNotBeContentWithTheLatestWhenAnEarlierVersionDoesNotFit() {
        registerTwo();

        Typed typed = schemas("check");

        assertThat(typed.code()).isEqualTo(ExitCode.SCHEMAS.code());
        assertThat(typed.lines())
                .contains("incompatible  signals.spreads.v1-value  version 2")
                .contains("              version 1 does not read this version:"
                        + " READER_FIELD_MISSING_DEFAULT_VALUE at /fields/0, twin");
    }

    @Test
    void shouldEndWithItsCodeWhenTheRegistryRefuses() {
        client.register(ALERTS, "{\"type\": \"record\", \"name\": \"Other\", \"fields\": []}");

        Typed typed = schemas("register");

        assertThat(typed.code()).isEqualTo(ExitCode.SCHEMAS.code());
        assertThat(typed.err())
                .startsWith("The schema is not compatible with those already registered under " + ALERTS);
    }

    @Test
    void shouldEndWithItsCodeWhenNoRegistryAnswers() {
        Typed typed = Typed.signals("schemas", "check", "-s", "registry.schema.registry.url=http://127.0.0.1:1");

        assertThat(typed.code()).isEqualTo(ExitCode.REGISTRY_UNREACHABLE.code());
        assertThat(typed.err()).startsWith("The schema registry [http://127.0.0.1:1] does not answer");
    }

    @Test
    void shouldAskForACommand() {
        Typed typed = Typed.signals("schemas");

        assertThat(typed.code()).isEqualTo(2);
        assertThat(typed.err()).contains("A command is missing: list, register or check.");
    }

    /** First one with a field more, that has no default; then, which BACKWARD allows, ours. */
    private void registerTwo() {
        String ours = Spread.getClassSchema().toString();
        client.register(
                "signals.spreads.v1-value",
                ours.replaceFirst("\"fields\":\\[", "\"fields\":[{\"name\":\"twin\",\"type\":\"string\"},"));
        client.register("signals.spreads.v1-value", ours);
    }

    private int alertId() {
        return client.versions(ALERTS).get(0).id();
    }

    private Typed schemas(String command, String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "schemas";
        arguments[1] = command;
        System.arraycopy(more, 0, arguments, 2, more.length);
        return Typed.signals(address, arguments);
    }
}
