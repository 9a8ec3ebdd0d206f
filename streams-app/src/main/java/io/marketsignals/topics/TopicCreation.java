package io.marketsignals.topics;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes a cluster's topics what the table says; running it again changes nothing. */
public final class TopicCreation {
    /** What became of one topic. */
    public record Outcome(String topic, boolean created) {}

    private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(15);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Admin admin;

    public TopicCreation(Admin admin) {
        this.admin = admin;
    }

    /**
     * Creates what is missing and leaves alone what exists, whatever its settings.
     *
     * @return one outcome per topic, in the table's order
     * @throws org.apache.kafka.common.KafkaException when the cluster refuses one, for example for want of brokers to
     *     hold the copies; those already created stay
     */
    public List<Outcome> create(List<TopicSpec> table) {
        Map<String, KafkaFuture<Void>> asked = admin.createTopics(
                        table.stream().map(TopicCreation::topic).toList())
                .values();
        List<Outcome> outcomes = new ArrayList<>();
        for (TopicSpec spec : table) {
            outcomes.add(new Outcome(spec.name(), created(asked.get(spec.name()))));
        }
        List<String> names = table.stream().map(TopicSpec::name).toList();
        await(
                "The created topics",
                () -> ClusterAnswers.await(admin.listTopics().names()).containsAll(names));
        awaitLeaders(table, outcomes);
        return List.copyOf(outcomes);
    }

    /**
     * Waits until each created partition's leader serves: one that begins to while a producer has several batches under
     * way can take them in the wrong order, and then refuses the first for ever.
     */
    private void awaitLeaders(List<TopicSpec> table, List<Outcome> outcomes) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int i = 0; i < table.size(); i++) {
            for (int p = 0; outcomes.get(i).created() && p < table.get(i).partitions(); p++) {
                ends.put(new TopicPartition(table.get(i).name(), p), OffsetSpec.latest());
            }
        }
        ClusterAnswers.await(admin.listOffsets(ends).all());
    }

    /**
     * Sets what a check finds wrong on existing topics to the table's values; missing ones are left to {@link #create}.
     *
     * @return what was set, as {@code topic key=value}
     */
    public List<String> repair(List<TopicSpec> table, TopicCheck check) {
        List<String> done = new ArrayList<>();
        Map<ConfigResource, Collection<AlterConfigOp>> changes = changes(table, check.findings(table), done);
        if (!changes.isEmpty()) {
            ClusterAnswers.await(admin.incrementalAlterConfigs(changes).all());
            await("The repaired settings", () -> check.findings(table).stream()
                    .allMatch(finding -> finding.config().isEmpty()));
        }
        return List.copyOf(done);
    }

    private static Map<ConfigResource, Collection<AlterConfigOp>> changes(
            List<TopicSpec> table, List<Finding> findings, List<String> done) {
        Map<String, List<Finding>> byTopic = findings.stream()
                .filter(finding -> !finding.config().isEmpty())
                .collect(groupingBy(Finding::topic, LinkedHashMap::new, toList()));
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        for (TopicSpec spec : table) {
            List<AlterConfigOp> settings = byTopic.getOrDefault(spec.name(), List.of()).stream()
                    .map(finding -> set(finding.config(), spec.config(finding.config())))
                    .toList();
            if (!settings.isEmpty()) {
                changes.put(TopicCheck.resource(spec), settings);
                settings.forEach(setting ->
                        done.add(spec.name() + " " + setting.configEntry().name() + "="
                                + setting.configEntry().value()));
            }
        }
        return changes;
    }

    /** The controller knows of a change a moment before the brokers that answer questions do. */
    private static void await(String what, BooleanSupplier visible) {
        long deadline = System.nanoTime() + VISIBLE_WITHIN.toNanos();
        while (!visible.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException(what + " did not appear within " + VISIBLE_WITHIN.toSeconds()
                        + " s: the cluster is slow, or this user may not DESCRIBE them.");
            }
            try {
                Thread.sleep(BETWEEN_LOOKS.toMillis());
            } catch (InterruptedException interrupted) {
                throw new InterruptException(interrupted);
            }
        }
    }

    private static NewTopic topic(TopicSpec spec) {
        return new NewTopic(spec.name(), spec.partitions(), spec.replication()).configs(spec.configs());
    }

    private static AlterConfigOp set(String key, String value) {
        return new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
    }

    private static boolean created(KafkaFuture<Void> answer) {
        try {
            ClusterAnswers.await(answer);
            return true;
        } catch (TopicExistsException exists) {
            return false;
        }
    }
}
