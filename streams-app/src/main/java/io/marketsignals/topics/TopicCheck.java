package io.marketsignals.topics;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Compares a cluster's topics with the table; changes nothing. */
public final class TopicCheck {
    private final Admin admin;
    private final String bootstrapServers;

    /** A check that changes nothing; {@code bootstrapServers} is how the commands in its findings reach the cluster. */
    public TopicCheck(Admin admin, String bootstrapServers) {
        this.admin = admin;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Everything that is not as the table says, in the table's order; empty when all is well. Partition counts and
     * copies are not compared: any count works, and the true one is read.
     *
     * @throws org.apache.kafka.common.KafkaException when the cluster does not answer
     */
    public List<Finding> findings(List<TopicSpec> table) {
        var asked =
                admin.describeConfigs(table.stream().map(TopicCheck::resource).toList());
        List<Finding> findings = new ArrayList<>();
        for (TopicSpec spec : table) {
            try {
                Config config = ClusterAnswers.await(asked.values().get(resource(spec)));
                compare(spec, config, findings);
            } catch (UnknownTopicOrPartitionException missing) {
                findings.add(missing(spec));
            } catch (AuthorizationException forbidden) {
                findings.add(unreadable(spec));
            }
        }
        return List.copyOf(findings);
    }

    static ConfigResource resource(TopicSpec spec) {
        return new ConfigResource(ConfigResource.Type.TOPIC, spec.name());
    }

    private void compare(TopicSpec spec, Config config, List<Finding> findings) {
        String policy = value(config, CLEANUP_POLICY_CONFIG);
        boolean deletes = !policy.equals(CLEANUP_POLICY_COMPACT);
        if (!policy.equals(spec.config(CLEANUP_POLICY_CONFIG))) {
            findings.add(harmful(spec, CLEANUP_POLICY_CONFIG, policy, policyHarm(spec, policy)));
        }
        if (deletes) {
            compareRetention(spec, config, findings);
        }
        String stamp = value(config, MESSAGE_TIMESTAMP_TYPE_CONFIG);
        if (!stamp.equals(spec.config(MESSAGE_TIMESTAMP_TYPE_CONFIG))) {
            findings.add(harmful(
                    spec, MESSAGE_TIMESTAMP_TYPE_CONFIG, stamp, "the broker would overwrite event time by its clock"));
        }
        for (String distance : List.of(MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG)) {
            atLeast(spec, config, distance, "the broker refuses event times further from its clock", findings);
        }
        atLeast(spec, config, MAX_MESSAGE_BYTES_CONFIG, "the broker refuses larger records", findings);
    }

    private void compareRetention(TopicSpec spec, Config config, List<Finding> findings) {
        for (String key : List.of(RETENTION_MS_CONFIG, RETENTION_BYTES_CONFIG)) {
            String actual = value(config, key);
            if (!actual.equals(spec.config(key))) {
                String harm = key.equals(RETENTION_MS_CONFIG)
                        ? "the broker silently deletes records whose event time is older"
                        : "the broker silently deletes the oldest records";
                findings.add(harmful(spec, key, actual, harm));
            }
        }
    }

    private static String policyHarm(TopicSpec spec, String policy) {
        if (spec.config(CLEANUP_POLICY_CONFIG).equals(CLEANUP_POLICY_COMPACT)) {
            return "entries that still hold would be deleted with age, or superseded ones never";
        }
        return policy.contains(CLEANUP_POLICY_COMPACT)
                ? "compaction keeps only the last record of a key and destroys the history"
                : "the history would not be kept as designed";
    }

    private void atLeast(TopicSpec spec, Config config, String key, String effect, List<Finding> findings) {
        String actual = value(config, key);
        if (Long.parseLong(actual) < Long.parseLong(spec.config(key))) {
            findings.add(new Finding(Finding.Kind.RISKY, spec.name(), key, sentence(spec, key, actual, effect)));
        }
    }

    private Finding harmful(TopicSpec spec, String key, String actual, String harm) {
        return new Finding(Finding.Kind.HARMFUL, spec.name(), key, sentence(spec, key, actual, harm));
    }

    private String sentence(TopicSpec spec, String key, String actual, String effect) {
        String assignment = key + "=" + spec.config(key);
        return "Topic " + spec.name() + " has " + key + "=" + actual + " instead of " + spec.config(key) + ": " + effect
                + ". Repair it with 'signals topics create --repair" + servers() + "' or 'kafka-configs.sh"
                + " --bootstrap-server " + bootstrapServers + " --alter --entity-type topics --entity-name "
                + spec.name() + " --add-config " + assignment + "'.";
    }

    private Finding missing(TopicSpec spec) {
        return new Finding(
                Finding.Kind.MISSING,
                spec.name(),
                "",
                "Topic " + spec.name() + " does not exist. Create it with 'signals topics create" + servers() + "'.");
    }

    private static Finding unreadable(TopicSpec spec) {
        return new Finding(
                Finding.Kind.RISKY,
                spec.name(),
                "",
                "Topic " + spec.name() + " cannot be checked: this user may not describe its configuration. Grant"
                        + " DescribeConfigs on it, or make sure that retention.ms is -1.");
    }

    private String servers() {
        return " --bootstrap-servers " + bootstrapServers;
    }

    private static String value(Config config, String key) {
        return String.valueOf(config.get(key).value());
    }
}
