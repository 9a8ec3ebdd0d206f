package io.marketsignals.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.local.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EarlyCommitTest {
    private static final int COMMIT_MILLIS = 9_000;

    @TempDir
    private Path state;

    private final MockProcessorContext<byte[], byte[]> task = new MockProcessorContext<>();
    private final ThreadCommits commits = new ThreadCommits(System::nanoTime);

    @Test
    void shouldAskOnceForWhatWasTold() {
        EarlyCommit early = new EarlyCommit(task, commits, true);
        commits.polled(() -> 0);

        early.processed();
        assertThat(task.committed()).as("nothing told").isFalse();
        early.want();
        early.processed();
        assertThat(task.committed()).isTrue();
        task.resetCommit();
        early.processed();
        assertThat(task.committed()).as("nothing more told").isFalse();
    }

    @Test
    void shouldAskOnceTheThreadKeepsUp() throws InterruptedException {
        EarlyCommit early = new EarlyCommit(task, commits, true);
        commits.polled(() -> 1_000_000);

        early.want();
        early.processed();
        assertThat(task.committed()).as("while much is left").isFalse();
        Thread.sleep(60);
        commits.polled(() -> 0);
        assertThat(task.committed()).as("without another record").isTrue();
    }

    @Test
    void shouldNotAskForWhatIsCommittedAnyway() {
        EarlyCommit early = new EarlyCommit(task, commits, true);

        early.want();
        commits.prepare();
        commits.over();
        commits.polled(() -> 0);

        assertThat(task.committed()).isFalse();
    }

    @Test
    void shouldNotAskWhereNobodyWantsItOrOnceClosed() {
        EarlyCommit unwanted = new EarlyCommit(task, commits, false);
        EarlyCommit closed = new EarlyCommit(task, commits, true);

        unwanted.want();
        closed.want();
        closed.close();
        commits.polled(() -> 0);

        assertThat(task.committed()).isFalse();
    }

    @Test
    void shouldShowResultsOfARealBrokerBeforeTheIntervalIsOver() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start();
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
                KafkaStreams streams = echo(broker.bootstrapServers());
                KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
                KafkaConsumer<byte[], byte[]> reader = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            admin.createTopics(List.of(new NewTopic("in", 1, (short) 1), new NewTopic("out", 1, (short) 1)))
                    .all()
                    .get();
            reader.assign(List.of(new TopicPartition("out", 0)));
            reader.seekToBeginning(reader.assignment());
            streams.start();
            producer.send(new ProducerRecord<>("in", new byte[] {1})).get();
            await(reader); // it runs, and commits its first result when that is asked for or due
            long sent = System.nanoTime();
            producer.send(new ProducerRecord<>("in", new byte[] {2})).get();
            await(reader);

            assertThat(Duration.ofNanos(System.nanoTime() - sent)).isLessThan(Duration.ofMillis(COMMIT_MILLIS / 2));
        }
    }

    private static void await(KafkaConsumer<byte[], byte[]> reader) {
        while (reader.poll(Duration.ofMillis(100)).isEmpty()) {
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    /** Puts out each record that it is given. */
    private KafkaStreams echo(String servers) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "echo");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, Integer.toString(COMMIT_MILLIS));
        properties.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        properties.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        Topology topology = new Topology();
        topology.addSource("source", "in")
                .addProcessor("echo", Echo::new, "source")
                .addSink("sink", "out", "echo");
        return new KafkaStreams(topology, properties, new StreamClients());
    }

    private static final class Echo extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
        private EarlyCommit early;

        @Override
        public void init(ProcessorContext<byte[], byte[]> context) {
            super.init(context);
            early = new EarlyCommit(context, ThreadCommits.ofThread(), true);
        }

        @Override
        public void process(Record<byte[], byte[]> received) {
            context().forward(received);
            early.want();
            early.processed();
        }
    }
}
