package io.marketsignals.app;

import io.marketsignals.config.ConfigEntry;
import io.marketsignals.config.ConfigException;
import io.marketsignals.config.EnvironmentSource;
import io.marketsignals.config.Settings;
import io.marketsignals.config.YamlSource;
import io.marketsignals.health.HealthSettings;
import io.marketsignals.signal.SignalDetectors;
import io.marketsignals.topics.RunName;
import io.marketsignals.topics.TopicSettings;
import io.marketsignals.topology.PipelineSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The settings of one instance, checked.
 *
 * @param settings every value in force, with its origin
 * @param warnings sentences about settings that can be used but probably should not
 * @param pipeline how event time is cut
 * @param topics what is used when topics are created
 * @param http how the instance answers over HTTP
 * @param signals settings of the signals, {@code signals.} taken off
 */
public record AppConfig(
        Settings settings,
        List<String> warnings,
        PipelineSettings pipeline,
        TopicSettings topics,
        HttpSettings http,
        Map<String, String> signals) {

    /**
     * Reads all layers in the order defaults, file, environment, flags; a later one wins.
     *
     * @param file the settings file, if one is given
     * @param environment the process's variables
     * @param flags from the command line, in the order given
     * @throws ConfigException with a sentence for each problem
     */
    public static AppConfig load(Optional<Path> file, Map<String, String> environment, List<ConfigEntry> flags) {
        EnvironmentSource variables = EnvironmentSource.of(AppKeys.table(), environment);
        List<ConfigEntry> written = file.map(YamlSource::read).orElse(List.of());
        Settings settings = Settings.layered(AppKeys.table(), List.of(written, variables.entries(), flags));
        List<String> warnings = new ArrayList<>(variables.warnings());
        warnings.addAll(KafkaProperties.check(settings));
        return new AppConfig(
                settings,
                List.copyOf(warnings),
                checked("pipeline", () -> pipeline(settings)),
                checked("topics", () -> topics(settings)),
                checked("http", () -> HttpSettings.of(settings)),
                checked("signals", () -> signals(settings)));
    }

    /** The defaults with some settings laid over; for tools that bring their own cluster. */
    public static AppConfig of(Map<String, String> overrides) {
        List<ConfigEntry> flags = overrides.entrySet().stream()
                .map(entry -> new ConfigEntry(entry.getKey(), entry.getValue(), "preset"))
                .toList();
        return load(Optional.empty(), Map.of(), flags);
    }

    public String applicationId() {
        return settings.text(AppKeys.APPLICATION_ID);
    }

    public String bootstrapServers() {
        return settings.text(AppKeys.BOOTSTRAP_SERVERS);
    }

    /** Where the brokers' address was written. */
    public String bootstrapOrigin() {
        return settings.entry(AppKeys.BOOTSTRAP_SERVERS)
                .map(ConfigEntry::origin)
                .orElseThrow();
    }

    /** What the registry client is configured with, {@code registry.} taken off. */
    public Map<String, String> registry() {
        return settings.family(AppKeys.REGISTRY);
    }

    public KafkaProperties kafka() {
        return new KafkaProperties(settings);
    }

    /** Directory of the local state; an application's own lies in it under its id. */
    public Path stateDirectory() {
        return Path.of(settings.text(AppKeys.STATE_DIR));
    }

    public Duration brokerWait() {
        return settings.duration(AppKeys.BROKER_WAIT);
    }

    public Duration closeTimeout() {
        return settings.duration(AppKeys.CLOSE_TIMEOUT);
    }

    public int threadFailures() {
        return settings.count(AppKeys.THREAD_FAILURES);
    }

    public Duration threadFailurePeriod() {
        return settings.duration(AppKeys.THREAD_FAILURE_PERIOD);
    }

    /** When an instance that stands still is no longer alive. */
    public HealthSettings health() {
        return new HealthSettings(settings.duration(AppKeys.STALL_TIMEOUT), settings.duration(AppKeys.RESTORE_TIMEOUT));
    }

    private static PipelineSettings pipeline(Settings settings) {
        return new PipelineSettings(
                settings.duration(AppKeys.BUCKET),
                settings.duration(AppKeys.GRACE),
                settings.duration(AppKeys.IDLE_TIMEOUT),
                settings.duration(AppKeys.MAX_JUMP),
                settings.duration(AppKeys.MAX_AGE),
                settings.duration(AppKeys.WINDOW_RETENTION),
                settings.count(AppKeys.MARKET_PARTITIONS),
                settings.flag(AppKeys.EARLY_COMMITS));
    }

    private static TopicSettings topics(Settings settings) {
        return new TopicSettings(
                new RunName(settings.text(AppKeys.RUN)),
                settings.count(AppKeys.PRICES_PARTITIONS),
                settings.count(AppKeys.INDEX_TICKS_PARTITIONS),
                settings.count(AppKeys.OUTPUT_PARTITIONS),
                settings.count(AppKeys.REPLICATION),
                settings.count(AppKeys.MIN_INSYNC));
    }

    /** Rules that span several settings are the records' own. */
    private static Map<String, String> signals(Settings settings) {
        Map<String, String> signals = settings.family(AppKeys.SIGNALS);
        SignalDetectors.check(io.marketsignals.model.Settings.of(signals));
        return signals;
    }

    private static <T> T checked(String area, Supplier<T> settings) {
        try {
            return settings.get();
        } catch (IllegalArgumentException broken) {
            throw new ConfigException("The settings under " + area + ". do not fit: " + broken.getMessage() + ".");
        }
    }
}
