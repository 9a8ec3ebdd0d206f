package io.marketsignals.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsignals.config.ConfigEntry;
import io.marketsignals.config.ConfigException;
import io.marketsignals.topics.TopicSettings;
import io.marketsignals.topology.PipelineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppConfigTest {
    @TempDir
    private Path folder;

    @Test
    void shouldUseTheDefaultsOfTheRecordsWhenNothingIsSet() {
        AppConfig config = AppConfig.of(Map.of());

        assertThat(config.pipeline()).isEqualTo(PipelineSettings.defaults());
        assertThat(config.topics()).isEqualTo(TopicSettings.defaults());
        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void shouldLetLaterLayersWin() throws IOException {
        Path file = file("pipeline:\n  bucket: PT2S\n  grace: PT2S\n  idle-timeout: PT2S\n");
        Map<String, String> environment =
                Map.of("SIGNALS_PIPELINE_GRACE", "PT3S", "SIGNALS_PIPELINE_IDLE_TIMEOUT", "PT3S");

        AppConfig config =
                AppConfig.load(Optional.of(file), environment, List.of(flag("pipeline.idle-timeout", "PT4S")));

        assertThat(config.pipeline().bucket()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.pipeline().grace()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.pipeline().idleTimeout()).isEqualTo(Duration.ofSeconds(4));
        assertThat(config.settings().entry("pipeline.bucket").orElseThrow().origin())
                .isEqualTo("app.yaml line 2");
        assertThat(config.settings().entry("pipeline.grace").orElseThrow().origin())
                .isEqualTo("environment SIGNALS_PIPELINE_GRACE");
        assertThat(config.settings()
                        .entry("pipeline.idle-timeout")
                        .orElseThrow()
                        .origin())
                .isEqualTo("--set");
        assertThat(config.settings().entry("pipeline.max-age").orElseThrow().origin())
                .isEqualTo("default");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            pipeline.bukket | PT1S | There is no setting pipeline.bukket (--set); did you mean pipeline.bucket?
            colour | red | "There is no setting colour (--set); 'signals config' lists them all."
            signals. | x | "There is no setting signals. (--set); 'signals config' lists them all."
            application.threads | two | "application.threads must be a whole number, but is 'two' (--set)."
            application.threads | 0 | application.threads must be at least 1, but is 0 (--set).
            application.id | "  " | application.id must not be empty (--set).
            pipeline.bucket | 1s | "pipeline.bucket must be an ISO-8601 duration such as PT30S or P14D, but is '1s'; write PT1S (--set)."
            pipeline.bucket | soon | "pipeline.bucket must be an ISO-8601 duration such as PT30S or P14D, but is 'soon' (--set)."
            pipeline.bucket | PT0S | pipeline.bucket must be above zero, but is PT0S (--set).
            pipeline.grace | PT-1S | pipeline.grace must not be negative, but is PT-1S (--set).
            topics.min-insync-replicas | 2 | The settings under topics. do not fit: minInsyncReplicas must not exceed replication: 2 > 1.
            kafka.num.stream.threads | 2 | kafka.num.stream.threads is set by application.threads; use that (--set).
            """)
    void shouldRefuseWithASentence(String key, String value, String sentence) {
        List<ConfigEntry> flags = List.of(flag(key, value));

        assertThatThrownBy(() -> AppConfig.load(Optional.empty(), Map.of(), flags))
                .isInstanceOf(ConfigException.class)
                .hasMessage(sentence);
    }

    @Test
    void shouldNameTheLineOfAnUnknownKeyAndReportAllProblemsAtOnce() throws IOException {
        Path file = file("pipeline:\n  bucket: 1s\n  grase: PT1S\n");

        assertThatThrownBy(() -> AppConfig.load(Optional.of(file), Map.of(), List.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("write PT1S (app.yaml line 2).")
                .hasMessageContaining(
                        "There is no setting pipeline.grase (app.yaml line 3); did you mean pipeline.grace?");
    }

    @Test
    void shouldMapVariablesOfFamiliesToDots() {
        AppConfig config = AppConfig.load(
                Optional.empty(),
                Map.of(
                        "SIGNALS_KAFKA_BOOTSTRAP_SERVERS", "broker:9092",
                        "SIGNALS_KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                        "SIGNALS_REGISTRY_BASIC_AUTH_USER_INFO", "me:hush",
                        "SIGNALS_APPLICATION_STATE_DIR", "/data",
                        "SIGNALS_KAFKA_CLIENT_ID", "",
                        "SIGNALS_CONFIG", "app.yaml",
                        "HOME", "/root"),
                List.of());

        assertThat(config.bootstrapServers()).isEqualTo("broker:9092");
        assertThat(config.kafka().streams())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("state.dir", "/data");
        assertThat(config.registry()).containsEntry("basic.auth.user.info", "me:hush");
        assertThat(config.warnings()).isEmpty();
    }

    @Test
    void shouldRefuseAWrongVariableOfOursAndOnlyWarnOfOthers() {
        assertThatThrownBy(() ->
                        AppConfig.load(Optional.empty(), Map.of("SIGNALS_PIPELINE_IDLE_TIMEOUTS", "PT1S"), List.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessage("The environment variable SIGNALS_PIPELINE_IDLE_TIMEOUTS names no setting; did you mean"
                        + " SIGNALS_PIPELINE_IDLE_TIMEOUT?");

        AppConfig injected = AppConfig.load(Optional.empty(), Map.of("SIGNALS_SERVICE_HOST", "10.0.0.1"), List.of());

        assertThat(injected.warnings())
                .containsExactly("The environment variable SIGNALS_SERVICE_HOST names no setting and is ignored.");
    }

    @Test
    void shouldKeepSignalSettingsAsText() {
        AppConfig config = AppConfig.of(Map.of("signals.NIFTY.breadth-divergence.return", "0.0050"));

        assertThat(config.signals()).containsExactly(Map.entry("NIFTY.breadth-divergence.return", "0.0050"));
    }

    @ParameterizedTest
    @CsvSource({
        "kafka.sasl.jaas.config, x, ******",
        "kafka.ssl.keystore.password, x, ******",
        "kafka.ssl.keystore.key, x, ******",
        "registry.basic.auth.user.info, me:x, ******",
        "registry.bearer.auth.token, x, ******",
        "registry.schema.registry.url, https://me:x@registry:8081, https://******@registry:8081",
        "kafka.ssl.keystore.location, /etc/keys, /etc/keys"
    })
    void shouldMaskSecretsOnly(String key, String value, String shown) {
        AppConfig config = AppConfig.of(Map.of(key, value));

        assertThat(config.settings().entry(key).orElseThrow().shown()).isEqualTo(shown);
    }

    @Test
    void shouldNotPrintSecretsOfARecordOrItsParts() {
        AppConfig config = AppConfig.of(Map.of("kafka.sasl.jaas.config", "hush"));

        assertThat(config.toString()).doesNotContain("hush");
        assertThat(config.settings().entries().toString()).doesNotContain("hush");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("app.yaml"), text);
    }

    private static ConfigEntry flag(String key, String value) {
        return new ConfigEntry(key, value, "--set");
    }
}
