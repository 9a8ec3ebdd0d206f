package io.marketsignals.history.load;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.AppException;
import io.marketsignals.topics.Finding;
import io.marketsignals.topics.InputPartitions;
import io.marketsignals.topics.TopicCheck;
import io.marketsignals.topics.TopicCreation;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.topics.TopicSpec;
import io.marketsignals.topics.TopicTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** The topics that a load writes to, checked before anything is sent. */
final class LoadTopics {
    private final Admin admin;
    private final AppConfig config;
    private final String command;

    /** @param command the subcommand that loads */
    LoadTopics(Admin admin, AppConfig config, String command) {
        this.admin = admin;
        this.config = config;
        this.command = command;
    }

    /** Creates what is missing of the whole table of topics. */
    List<String> create() {
        return new TopicCreation(admin)
                .create(TopicTable.of(config.topics())).stream()
                        .filter(TopicCreation.Outcome::created)
                        .map(TopicCreation.Outcome::topic)
                        .toList();
    }

    /**
     * Refuses topics that are missing or would lose what is loaded.
     *
     * @param missingIsFine whether they would be created
     * @param warn is told of what one can load with
     * @return whether all are there
     */
    boolean check(boolean missingIsFine, Consumer<String> warn) {
        List<TopicSpec> table = TopicTable.of(config.topics()).stream()
                .filter(spec -> TopicNames.INPUTS.contains(spec.name()))
                .toList();
        List<Finding> findings = new TopicCheck(admin, config.bootstrapServers()).findings(table);
        boolean missing = findings.stream().anyMatch(LoadTopics::missing);
        String refusals = findings.stream()
                .filter(Finding::refusesStart)
                .filter(finding -> !missingIsFine || !missing(finding))
                .map(Finding::sentence)
                .collect(Collectors.joining(System.lineSeparator()));
        if (!refusals.isEmpty()) {
            String hint = missing
                    ? System.lineSeparator() + "'signals " + command + " --create-topics' creates what is missing."
                    : "";
            throw new AppException(AppException.Reason.TOPICS, refusals + hint);
        }
        findings.stream()
                .filter(finding -> !finding.refusesStart())
                .forEach(finding -> warn.accept("Warning: " + finding.sentence()));
        return !missing;
    }

    /** How many partitions prices and index ticks have; what they would be created with while they are missing. */
    InputPartitions partitions(boolean there) {
        return there
                ? InputPartitions.of(admin, config.topics().run())
                : new InputPartitions(
                        config.topics().pricesPartitions(), config.topics().indexTicksPartitions());
    }

    static Map<String, Integer> counts(InputPartitions inputs) {
        return Map.of(TopicNames.PRICES, inputs.prices(), TopicNames.INDEX_TICKS, inputs.indexTicks());
    }

    static List<TopicPartition> all(InputPartitions inputs) {
        List<TopicPartition> all = new ArrayList<>();
        counts(inputs).forEach((topic, count) -> {
            for (int partition = 0; partition < count; partition++) {
                all.add(new TopicPartition(topic, partition));
            }
        });
        return all;
    }

    private static boolean missing(Finding finding) {
        return finding.kind() == Finding.Kind.MISSING;
    }
}
