package io.marketsignals.cli;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.AppKeys;
import io.marketsignals.config.ConfigEntry;
import io.marketsignals.config.ConfigKey;
import io.marketsignals.config.ConfigTable.Family;
import io.marketsignals.model.Settings;
import io.marketsignals.signal.SignalDetectors;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code signals config}: the table of settings, or the values in force with where each came from. */
@Command(
        name = "config",
        description = "List all settings; with --config or --set, the values in force and their origin.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  signals config",
            "  signals config --config app.yaml --set pipeline.bucket=PT5S",
            "  signals config --effective",
            "",
            "Later layers win: defaults, file, environment (SIGNALS_PIPELINE_IDLE_TIMEOUT sets",
            "pipeline.idle-timeout; in the families kafka. and registry. each _ is a dot), flags.",
            "Secrets are never printed."
        })
final class ConfigCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Mixin
    private ConfigOptions options;

    @Option(names = "--effective", description = "Values in force, also when only the environment sets any.")
    private boolean effective;

    @Option(names = "--markdown", description = "Print the table for a document.")
    private boolean markdown;

    @Override
    public void run() {
        List<List<String>> rows = effective || options.given() ? effective(options.load()) : table();
        PrintWriter out = command.commandLine().getOut();
        print(rows, out);
        if (!effective && !options.given()) {
            out.println();
            print(signals(), out);
        }
        out.flush();
    }

    private void print(List<List<String>> rows, PrintWriter out) {
        if (markdown) {
            TextTable.markdown(rows, out);
        } else {
            TextTable.aligned(rows, out);
        }
    }

    /** What stands behind {@code signals.*}: every setting that a signal or measure reads. */
    private static List<List<String>> signals() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Signal setting", "Default", "Range"));
        for (Settings.Known known : SignalDetectors.settings()) {
            rows.add(List.of(AppKeys.SIGNALS + known.name(), known.defaultValue(), known.range()));
        }
        return rows;
    }

    private static List<List<String>> table() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Key", "Default", "Type", "Unit", "Meaning"));
        for (ConfigKey key : AppKeys.table().keys()) {
            rows.add(List.of(key.name(), key.defaultValue(), key.type().words(), key.unit(), key.meaning()));
        }
        for (Family family : AppKeys.table().families()) {
            rows.add(List.of(family.prefix() + "*", "", "text", "", family.meaning()));
        }
        return rows;
    }

    private static List<List<String>> effective(AppConfig config) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Key", "Value", "Origin"));
        for (ConfigEntry entry : config.settings().entries()) {
            rows.add(List.of(entry.key(), entry.shown(), entry.origin()));
        }
        return rows;
    }
}
