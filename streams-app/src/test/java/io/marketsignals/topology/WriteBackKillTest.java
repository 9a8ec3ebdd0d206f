package io.marketsignals.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.local.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process with a written-back store is killed again and again while records flow, on a real broker: what its changelog
 * holds is always what its committed offsets say. {@code -Dwrite-back.kills=20} for more than three kills.
 */
@Timeout(900)
class WriteBackKillTest {
    private static final int KILLS = Integer.getInteger("write-back.kills", 3);
    private static final int PARTITIONS = 2;
    private static final String TOPIC = "ticks";
    private static final String APPLICATION = "counting";

    @TempDir
    private Path directory;

    @Test
    void shouldHoldWhatTheCommittedOffsetsSayWhenItIsKilledAgainAndAgain() throws Exception {
        Random random = new Random(4);
        AtomicBoolean flowing = new AtomicBoolean(true);
        try (EmbeddedBroker broker = EmbeddedBroker.start();
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                    .all()
                    .get();
            Thread feed = new Thread(() -> feed(broker.bootstrapServers(), flowing), "feed");
            feed.start();
            try {
                long before = 0;
                for (int kill = 0; kill < KILLS; kill++) {
                    Process app = start(broker.bootstrapServers());
                    try {
                        before = awaitMore(admin, before, app);
                        Thread.sleep(random.nextInt(400));
                    } finally {
                        app.destroyForcibly().waitFor();
                    }

                    Map<Integer, Long> committed = settled(admin);
                    assertThat(counts(broker.bootstrapServers()))
                            .as("kill %d", kill)
                            .isEqualTo(committed);
                }
            } finally {
                flowing.set(false);
                feed.join();
            }
        }
    }

    private static void feed(String servers, AtomicBoolean flowing) {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers, "linger.ms", 5);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (long i = 0; flowing.get(); i++) {
                Future<?> unused =
                        producer.send(new ProducerRecord<>(TOPIC, (int) (i % PARTITIONS), null, new byte[16]));
                if (i % 50 == 0) {
                    Thread.sleep(5);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Process start(String servers) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CountingApp.class.getName(),
                        servers,
                        APPLICATION,
                        directory.toString(),
                        TOPIC)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("app.log").toFile())
                .start();
    }

    /** Waits until clearly more is committed than before; how much. */
    private static long awaitMore(Admin admin, long before, Process app) throws Exception {
        while (true) {
            long now = committed(admin).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            if (now > before + 1_000) {
                return now;
            }
            assertThat(app.isAlive()).as("the application runs").isTrue();
            Thread.sleep(50);
        }
    }

    /** The committed offsets once the transaction that the kill left open cannot change them any more. */
    private static Map<Integer, Long> settled(Admin admin) throws Exception {
        Map<Integer, Long> last = committed(admin);
        while (true) {
            Thread.sleep(300);
            Map<Integer, Long> now = committed(admin);
            if (now.equals(last)) {
                return now;
            }
            last = now;
        }
    }

    private static Map<Integer, Long> committed(Admin admin) throws Exception {
        Map<Integer, Long> committed = new HashMap<>();
        admin.listConsumerGroupOffsets(APPLICATION)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, offset) -> {
                    if (offset != null) {
                        committed.put(partition.partition(), offset.offset());
                    }
                });
        return committed;
    }

    /** The last committed count of each partition of the changelog. */
    private static Map<Integer, Long> counts(String servers) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", servers, "isolation.level", "read_committed", "group.id", "reader");
        Map<Integer, Long> counts = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(APPLICATION + "-" + CountingApp.STORE + "-changelog").stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            for (int empty = 0; empty < 3; ) {
                var polled = consumer.poll(Duration.ofMillis(300));
                empty = polled.isEmpty() ? empty + 1 : 0;
                for (ConsumerRecord<byte[], byte[]> change : polled) {
                    counts.put(change.partition(), new CountingApp.LongCodec().decode(change.value()));
                }
            }
        }
        return counts;
    }
}
