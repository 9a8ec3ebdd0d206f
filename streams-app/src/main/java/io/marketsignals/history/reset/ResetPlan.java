package io.marketsignals.history.reset;

import static java.util.stream.Collectors.toSet;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.AppException;
import io.marketsignals.local.Directories;
import io.marketsignals.topics.ClusterAnswers;
import io.marketsignals.wire.ConfluentSchemaRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What a reset would take back; nothing is touched before {@link #execute}. */
public final class ResetPlan {
    private static final Duration GONE_WITHIN = Duration.ofSeconds(15);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Admin admin;
    private final AppConfig config;
    private final String applicationId;
    private final List<ResetItem> items;
    private final List<String> unknown;

    ResetPlan(Admin admin, AppConfig config, List<ResetItem> items, List<String> unknown) {
        this.admin = admin;
        this.config = config;
        this.applicationId = config.applicationId();
        this.items = List.copyOf(items);
        this.unknown = List.copyOf(unknown);
    }

    /** In the order in which they are taken back; empty when nothing is left. */
    public List<ResetItem> items() {
        return items;
    }

    /**
     * Internal topics whose names begin as the application's do, but that its topology does not have: another application's,
     * or those of another version. They are left alone.
     */
    public List<String> leftAlone() {
        return unknown;
    }

    /** The application's instances that are running, or that the brokers have not given up yet: member id and host. */
    public List<String> activeMembers() {
        try {
            return ClusterAnswers.await(
                            admin.describeConsumerGroups(List.of(applicationId)).all())
                    .get(applicationId)
                    .members()
                    .stream()
                    .map(ResetPlan::member)
                    .toList();
        } catch (GroupIdNotFoundException none) {
            return List.of();
        }
    }

    /**
     * Takes everything back, item by item. May be called again after it was cut off: what is gone already is no error.
     *
     * @param done is told of each item once it is done
     * @throws AppException when instances are active; nothing was touched then
     */
    public void execute(Consumer<ResetItem> done) {
        List<String> members = activeMembers();
        if (!members.isEmpty()) {
            throw new AppException(AppException.Reason.ACTIVE, refusal(members));
        }
        for (ResetItem item : items) {
            take(item);
            done.accept(item);
        }
        awaitGone();
    }

    /** Why nothing can be reset while there are members. */
    public String refusal(List<String> members) {
        return "Application " + applicationId + " has active members, so nothing was reset: "
                + String.join("; ", members)
                + ". Stop them first; the brokers notice a killed one after kafka.consumer.session.timeout.ms.";
    }

    /** Brokers say that a topic is deleted a moment before they stop listing it. */
    private void awaitGone() {
        Set<String> gone = items.stream()
                .filter(item -> item.kind().deletesTopic())
                .map(ResetItem::name)
                .collect(toSet());
        long deadline = System.nanoTime() + GONE_WITHIN.toNanos();
        while (ClusterAnswers.await(admin.listTopics().names()).stream().anyMatch(gone::contains)) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("The deleted topics did not go within " + GONE_WITHIN.toSeconds() + " s.");
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private void take(ResetItem item) {
        switch (item.kind()) {
            case INTERNAL_TOPIC, OUTPUT_TOPIC, INPUT_TOPIC -> deleteTopic(item.name());
            case OUTPUT_RECORDS -> deleteRecords(item.name());
            case STATE -> Directories.delete(Path.of(item.name()));
            case SUBJECT -> removeSubject(item.name());
            case GROUP -> deleteGroup(item.name());
        }
    }

    private void deleteTopic(String topic) {
        try {
            ClusterAnswers.await(admin.deleteTopics(List.of(topic)).all());
        } catch (UnknownTopicOrPartitionException gone) {
            return;
        }
    }

    private void deleteRecords(String topic) {
        Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
        TopicSizes.offsets(admin, topic, OffsetSpec.latest())
                .forEach((partition, end) -> all.put(partition, RecordsToDelete.beforeOffset(end)));
        ClusterAnswers.await(admin.deleteRecords(all).all());
    }

    private void removeSubject(String subject) {
        try (ConfluentSchemaRegistry registry = new ConfluentSchemaRegistry(config.registry())) {
            registry.removeSubject(subject);
        }
    }

    private void deleteGroup(String group) {
        try {
            ClusterAnswers.await(admin.deleteConsumerGroups(List.of(group)).all());
        } catch (GroupIdNotFoundException gone) {
            return;
        }
    }

    private static String member(MemberDescription member) {
        return member.consumerId() + " on " + member.host();
    }
}
