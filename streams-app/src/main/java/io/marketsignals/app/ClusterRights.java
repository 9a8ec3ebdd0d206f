package io.marketsignals.app;

import io.marketsignals.topics.ClusterAnswers;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.topics.TopicSpec;
import io.marketsignals.topics.TopicTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * What an instance must be allowed to do on the cluster, asked before it starts: a right that is missing shows late
 * otherwise, when a thread first needs it. Clusters that authorize nobody grant everything.
 */
final class ClusterRights {
    /** Where the grants are listed; the end of every refusal. */
    static final String REMEDY = "ops/acl/acls.sh lists the grants that are needed, and makes them.";

    /** Output topics that are read again, for the live page. */
    private static final Set<String> READ_AGAIN = Set.of(
            TopicNames.INDEX_RETURNS,
            TopicNames.BREADTH,
            TopicNames.SPREADS,
            TopicNames.SESSIONS,
            TopicNames.ALERTS,
            TopicNames.DEAD_LETTERS);

    private final Admin admin;
    private final AppConfig config;

    ClusterRights(Admin admin, AppConfig config) {
        this.admin = admin;
        this.config = config;
    }

    /** A sentence for each right that is missing; empty when all are there. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        Map<String, Set<AclOperation>> wanted = new TreeMap<>();
        for (TopicSpec spec : TopicTable.of(config.topics())) {
            wanted.put(spec.name(), ofPublicTopic(spec.name()));
        }
        internalTopics().forEach(topic -> wanted.put(topic, ofInternalTopic(topic)));
        topics(wanted, missing);
        String prefix = config.applicationId() + "-";
        if (refused(admin.createTopics(
                        List.of(new NewTopic(prefix + "rights", Optional.of(1), Optional.empty())),
                        new CreateTopicsOptions().validateOnly(true))
                .all())) {
            missing.add(sentence(AclOperation.CREATE, "topics whose names begin with " + prefix));
        }
        if (refused(
                admin.describeConsumerGroups(List.of(config.applicationId())).all())) {
            missing.add(sentence(AclOperation.READ, "group " + config.applicationId()));
        }
        if (refused(admin.describeTransactions(List.of(prefix + "rights")).all())) {
            missing.add(sentence(AclOperation.WRITE, "transactional ids that begin with " + prefix));
        }
        return List.copyOf(missing);
    }

    private Set<AclOperation> ofPublicTopic(String topic) {
        if (named(TopicNames.INPUTS, topic)) {
            return EnumSet.of(AclOperation.READ);
        }
        return config.http().enabled() && named(READ_AGAIN, topic)
                ? EnumSet.of(AclOperation.WRITE, AclOperation.READ)
                : EnumSet.of(AclOperation.WRITE);
    }

    /** Whether a topic on the cluster is one of these, of production or of a run. */
    private boolean named(Set<String> names, String topic) {
        return names.stream().map(config.topics().run()::topic).anyMatch(topic::equals);
    }

    /** What was worked off is deleted from the repartition topics, or they grow for ever. */
    private static Set<AclOperation> ofInternalTopic(String topic) {
        return topic.endsWith("-repartition")
                ? EnumSet.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DELETE)
                : EnumSet.of(AclOperation.READ, AclOperation.WRITE);
    }

    /** Those that exist and that this user may see; the first start makes them. */
    private List<String> internalTopics() {
        return ClusterAnswers.await(admin.listTopics().names()).stream()
                .filter(name -> name.startsWith(config.applicationId() + "-"))
                .filter(name -> name.endsWith("-changelog") || name.endsWith("-repartition"))
                .toList();
    }

    private void topics(Map<String, Set<AclOperation>> wanted, List<String> missing) {
        Map<String, KafkaFuture<TopicDescription>> asked = admin.describeTopics(
                        wanted.keySet(), new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues();
        wanted.forEach((topic, operations) -> {
            Collection<AclOperation> granted = granted(asked.get(topic), operations);
            operations.stream()
                    .filter(operation -> !granted.contains(operation))
                    .forEach(operation -> missing.add(sentence(operation, "topic " + topic)));
        });
    }

    /** @param otherwise what counts as granted where the cluster says nothing of it, as for a topic that does not exist */
    private static Collection<AclOperation> granted(
            KafkaFuture<TopicDescription> asked, Collection<AclOperation> otherwise) {
        try {
            Set<AclOperation> granted = ClusterAnswers.await(asked).authorizedOperations();
            return granted == null ? otherwise : granted;
        } catch (UnknownTopicOrPartitionException absent) {
            return otherwise;
        } catch (AuthorizationException hidden) {
            return Set.of();
        }
    }

    private static boolean refused(KafkaFuture<?> asked) {
        try {
            ClusterAnswers.await(asked);
            return false;
        } catch (AuthorizationException refused) {
            return true;
        } catch (GroupIdNotFoundException | TransactionalIdNotFoundException absent) {
            return false;
        }
    }

    private static String sentence(AclOperation operation, String resource) {
        return "The brokers do not let this user " + operation + " " + resource + ".";
    }
}
