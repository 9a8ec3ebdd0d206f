package io.marketsignals.app;

import io.marketsignals.config.ConfigEntry;
import io.marketsignals.config.ConfigException;
import io.marketsignals.config.ConfigTable;
import io.marketsignals.config.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;

/** What Kafka Streams and the clients of our tools are configured with; made from the {@code kafka.} family. */
public final class KafkaProperties {
    /** Settings that have a name of our own, so that one thing is not set in two places. */
    private static final Map<String, String> OURS = Map.of(
            StreamsConfig.APPLICATION_ID_CONFIG, AppKeys.APPLICATION_ID,
            StreamsConfig.STATE_DIR_CONFIG, AppKeys.STATE_DIR,
            StreamsConfig.NUM_STREAM_THREADS_CONFIG, AppKeys.THREADS,
            StreamsConfig.REPLICATION_FACTOR_CONFIG, AppKeys.REPLICATION);

    /** What Kafka 5 will do anyway; its constant is deprecated already, and leaving it out is a warning at each start. */
    private static final String GLOBAL_HANDLER = "processing.exception.handler.global.enabled";

    private static final List<String> CLIENT_PREFIXES = List.of(
            StreamsConfig.MAIN_CONSUMER_PREFIX,
            StreamsConfig.RESTORE_CONSUMER_PREFIX,
            StreamsConfig.GLOBAL_CONSUMER_PREFIX,
            StreamsConfig.CONSUMER_PREFIX,
            StreamsConfig.PRODUCER_PREFIX,
            StreamsConfig.ADMIN_CLIENT_PREFIX);

    private final Settings settings;
    private final Map<String, String> family;

    KafkaProperties(Settings settings) {
        this.settings = settings;
        this.family = settings.family(AppKeys.KAFKA);
    }

    /**
     * Warnings about what was handed on.
     *
     * @throws ConfigException when a setting has a name of our own
     */
    static List<String> check(Settings settings) {
        List<String> warnings = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Set<String> known = knownNames();
        for (ConfigEntry entry : settings.entries()) {
            if (!entry.key().startsWith(AppKeys.KAFKA) || entry.origin().equals("default")) {
                continue;
            }
            String name = entry.key().substring(AppKeys.KAFKA.length());
            String bare = withoutClient(name);
            if (OURS.containsKey(name)) {
                problems.add(entry.key() + " is set by " + OURS.get(name) + "; use that (" + entry.origin() + ").");
            } else if (!free(name) && !known.contains(bare)) {
                warnings.add("Kafka knows no setting " + bare + " and will hand it on unread (" + entry.key() + ", "
                        + entry.origin() + ")"
                        + ConfigTable.closest(bare, known)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("."));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        settings.entry(AppKeys.PROCESSING_GUARANTEE)
                .filter(entry -> !entry.value().trim().equals(StreamsConfig.EXACTLY_ONCE_V2))
                .ifPresent(entry -> warnings.add("Exactly-once is off (" + entry.key() + "=" + entry.value() + ", "
                        + entry.origin() + "): after a crash, alerts may repeat or differ from a replay."));
        return warnings;
    }

    /**
     * For {@code KafkaStreams}; what the application depends on cannot be overridden.
     *
     * @param advertised host:port at which other instances put questions to this one; empty: at none
     */
    public Properties streams(Optional<String> advertised) {
        Properties properties = streams();
        advertised.ifPresent(address -> properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, address));
        return properties;
    }

    /** For an instance of which no questions are asked. */
    public Properties streams() {
        Properties properties = new Properties();
        properties.put(
                StreamsConfig.topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG), settings.text(AppKeys.MIN_INSYNC));
        properties.put(GLOBAL_HANDLER, true);
        properties.putAll(family);
        OURS.forEach((name, key) -> properties.put(name, settings.text(key)));
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        properties.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        return properties;
    }

    /** Asks an absent broker less and less often: each attempt is a line in the log. */
    public Map<String, Object> admin(String clientId) {
        Map<String, Object> admin =
                client(StreamsConfig.ADMIN_CLIENT_PREFIX, AdminClientConfig.configNames(), clientId);
        admin.putIfAbsent(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 5_000);
        return admin;
    }

    /** Without deserializers and group; reads committed records only. */
    public Map<String, Object> consumer(String clientId) {
        Map<String, Object> consumer = client(StreamsConfig.CONSUMER_PREFIX, ConsumerConfig.configNames(), clientId);
        consumer.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return consumer;
    }

    /** Without serializers. */
    public Map<String, Object> producer(String clientId) {
        return client(StreamsConfig.PRODUCER_PREFIX, ProducerConfig.configNames(), clientId);
    }

    /** Names every client understands, then the client's own by its prefix; unknown names go along, for plug-ins. */
    private Map<String, Object> client(String prefix, Set<String> names, String clientId) {
        Set<String> known = knownNames();
        Map<String, Object> client = new HashMap<>();
        family.forEach((name, value) -> {
            if (names.contains(name) || (!known.contains(withoutClient(name)) && !free(name))) {
                client.put(name, value);
            }
        });
        family.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                client.put(name.substring(prefix.length()), value);
            }
        });
        client.put(AdminClientConfig.CLIENT_ID_CONFIG, clientId);
        return client;
    }

    private static boolean free(String name) {
        return name.startsWith(StreamsConfig.TOPIC_PREFIX) || name.startsWith(StreamsConfig.CLIENT_TAG_PREFIX);
    }

    private static String withoutClient(String name) {
        return CLIENT_PREFIXES.stream()
                .filter(name::startsWith)
                .findFirst()
                .map(prefix -> name.substring(prefix.length()))
                .orElse(name);
    }

    private static Set<String> knownNames() {
        Set<String> names = new TreeSet<>(StreamsConfig.configDef().names());
        names.addAll(ConsumerConfig.configNames());
        names.addAll(ProducerConfig.configNames());
        names.addAll(AdminClientConfig.configNames());
        return names;
    }
}
