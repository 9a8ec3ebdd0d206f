package io.marketsignals.history.reset;

import io.marketsignals.app.AppConfig;
import io.marketsignals.history.reset.ResetItem.Kind;
import io.marketsignals.topics.ClusterAnswers;
import io.marketsignals.topics.RunName;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.topics.TopicTable;
import io.marketsignals.topology.InternalTopics;
import io.marketsignals.wire.ConfluentSchemaRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** Finds out what an application left behind. Input topics of production are never part of it. */
public final class Reset {
    private final Admin admin;
    private final AppConfig config;
    private final Set<String> topics;

    /**
     * What goes besides offsets, internal topics and local state.
     *
     * @param outputs of production the records of the output topics, of a run the output topics themselves
     * @param inputs of a run its input topics
     */
    public record What(boolean outputs, boolean inputs) {}

    private Reset(Admin admin, AppConfig config) {
        this.admin = admin;
        this.config = config;
        this.topics = new TreeSet<>(ClusterAnswers.await(admin.listTopics().names()));
    }

    /**
     * What there is to take back of the application that the settings name, and of the run if they name one.
     *
     * @throws IllegalArgumentException for the inputs of production
     */
    public static ResetPlan plan(Admin admin, AppConfig config, What what) {
        if (what.inputs() && !config.topics().run().given()) {
            throw new IllegalArgumentException("production's input topics are never reset; inputs are those of a run");
        }
        return new Reset(admin, config).plan(what);
    }

    private ResetPlan plan(What what) {
        String id = config.applicationId();
        Set<String> own = InternalTopics.of(id);
        List<ResetItem> items = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String topic : topics) {
            if (own.contains(topic)) {
                items.add(new ResetItem(Kind.INTERNAL_TOPIC, topic, offsets(topic)));
            } else if (InternalTopics.looksLike(id, topic)) {
                unknown.add(topic);
            }
        }
        state().ifPresent(items::add);
        items.addAll(publicTopics(what));
        items.addAll(subjects(what));
        group().ifPresent(items::add);
        return new ResetPlan(admin, config, items, unknown);
    }

    /** Of a run; production's stay with its topics. */
    private List<ResetItem> subjects(What what) {
        RunName run = config.topics().run();
        if (!run.given() || !what.outputs()) {
            return List.of();
        }
        try (ConfluentSchemaRegistry registry = new ConfluentSchemaRegistry(config.registry())) {
            return registry.subjects(run.topic("")).stream()
                    .map(subject -> new ResetItem(Kind.SUBJECT, subject, "its schemas keep their ids"))
                    .toList();
        }
    }

    private List<ResetItem> publicTopics(What what) {
        RunName run = config.topics().run();
        Set<String> inputs =
                new TreeSet<>(TopicNames.INPUTS.stream().map(run::topic).toList());
        List<ResetItem> items = new ArrayList<>();
        TopicTable.of(config.topics()).stream()
                .map(spec -> spec.name())
                .filter(topics::contains)
                .filter(topic -> inputs.contains(topic) ? what.inputs() : what.outputs())
                .forEach(
                        topic -> publicTopic(topic, inputs.contains(topic), run).ifPresent(items::add));
        return items;
    }

    private Optional<ResetItem> publicTopic(String topic, boolean input, RunName run) {
        if (run.given()) {
            return Optional.of(new ResetItem(input ? Kind.INPUT_TOPIC : Kind.OUTPUT_TOPIC, topic, offsets(topic)));
        }
        return TopicSizes.of(admin, topic) == 0
                ? Optional.empty()
                : Optional.of(new ResetItem(Kind.OUTPUT_RECORDS, topic, offsets(topic)));
    }

    private String offsets(String topic) {
        return TopicSizes.text(TopicSizes.of(admin, topic));
    }

    private Optional<ResetItem> group() {
        String id = config.applicationId();
        try {
            GroupState state = ClusterAnswers.await(
                            admin.describeConsumerGroups(List.of(id)).all())
                    .get(id)
                    .groupState();
            if (state == GroupState.DEAD) {
                return Optional.empty(); // how older brokers say that there is none
            }
        } catch (GroupIdNotFoundException none) {
            return Optional.empty();
        }
        int partitions = ClusterAnswers.await(admin.listConsumerGroupOffsets(id).partitionsToOffsetAndMetadata())
                .size();
        return Optional.of(new ResetItem(Kind.GROUP, id, "committed offsets of " + partitions + " partitions"));
    }

    private Optional<ResetItem> state() {
        Path state = config.stateDirectory().resolve(config.applicationId());
        if (!Files.isDirectory(state)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(state)) {
            long bytes =
                    files.filter(Files::isRegularFile).mapToLong(Reset::size).sum();
            return Optional.of(
                    new ResetItem(Kind.STATE, state.toString(), String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look into " + state, e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }
}
