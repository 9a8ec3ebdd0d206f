package io.marketsignals.cli;

import io.marketsignals.app.AppConfig;
import io.marketsignals.config.ConfigEntry;
import io.marketsignals.config.Secrets;
import io.marketsignals.config.YamlSource;
import io.marketsignals.history.run.ShellWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options by which a command is given settings. */
final class ConfigOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            defaultValue = "${env:SIGNALS_CONFIG}",
            description = "Settings as YAML; the variable SIGNALS_CONFIG may name it instead.")
    private Path file;

    @Option(
            names = {"-s", "--set"},
            paramLabel = "KEY=VALUE",
            description = "One setting; wins over file and environment. May be repeated.")
    private List<String> assignments = new ArrayList<>();

    @Option(
            names = {"-b", "--bootstrap-servers"},
            paramLabel = "HOST:PORT",
            description = "Short for --set kafka.bootstrap.servers=HOST:PORT.")
    private String bootstrapServers;

    /** All layers, with the warnings printed. */
    AppConfig load() {
        return load(List.of());
    }

    /** The same, with settings that the command brings itself and that win over all others. */
    AppConfig load(List<ConfigEntry> own) {
        List<ConfigEntry> flags = new ArrayList<>(flags());
        flags.addAll(own);
        AppConfig config = AppConfig.load(Optional.ofNullable(file), System.getenv(), flags);
        config.warnings().forEach(warning -> command.commandLine().getErr().println("Warning: " + warning));
        return config;
    }

    /** Whether anything was given. */
    boolean given() {
        return file != null || !flags().isEmpty();
    }

    /** Brokers given by their own option. */
    Optional<String> servers() {
        return Optional.ofNullable(bootstrapServers);
    }

    /** What {@code --set} gave, in its order. */
    Map<String, String> assignments() {
        Map<String, String> assigned = new LinkedHashMap<>();
        flags().stream()
                .filter(flag -> flag.origin().equals("--set"))
                .forEach(flag -> assigned.put(flag.key(), flag.value()));
        return assigned;
    }

    /** What a file that was named on the command line says under some prefixes; empty without one. */
    Map<String, String> written(Set<String> prefixes) {
        Map<String, String> written = new LinkedHashMap<>();
        if (onCommandLine()) {
            YamlSource.read(file).stream()
                    .filter(entry -> prefixes.stream().anyMatch(entry.key()::startsWith))
                    .forEach(entry -> written.put(entry.key(), entry.value()));
        }
        return written;
    }

    /** All that was given, as words of another command, each with a blank before it; what is secret is masked. */
    String repeated() {
        return repeated(key -> true);
    }

    /** The same, of the settings those that say where brokers and registry are. */
    String repeatedAccess() {
        return repeated(key -> key.startsWith("kafka.") || key.startsWith("registry."));
    }

    private String repeated(Predicate<String> settings) {
        List<String> words = new ArrayList<>();
        if (onCommandLine()) {
            words.addAll(List.of("--config", file.toString()));
        }
        servers().ifPresent(address -> words.addAll(List.of("--bootstrap-servers", address)));
        assignments().forEach((key, value) -> {
            if (settings.test(key)) {
                words.addAll(List.of("--set", key + "=" + Secrets.masked(key, value)));
            }
        });
        return words.isEmpty() ? "" : " " + ShellWords.joined(words);
    }

    private boolean onCommandLine() {
        return command.commandLine().getParseResult().hasMatchedOption("--config");
    }

    private List<ConfigEntry> flags() {
        List<ConfigEntry> flags = new ArrayList<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new ParameterException(
                        command.commandLine(), "--set takes KEY=VALUE, but '" + assignment + "' has no '='.");
            }
            flags.add(new ConfigEntry(assignment.substring(0, equals), assignment.substring(equals + 1), "--set"));
        }
        if (bootstrapServers != null) {
            flags.add(new ConfigEntry("kafka.bootstrap.servers", bootstrapServers, "--bootstrap-servers"));
        }
        return flags;
    }
}
