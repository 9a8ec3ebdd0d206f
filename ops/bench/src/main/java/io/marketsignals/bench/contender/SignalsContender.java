package io.marketsignals.bench.contender;

import io.marketsignals.app.SignalTopologyFactory;
import io.marketsignals.app.SignalsApp;
import io.marketsignals.bench.pass.BreadthCounts;
import io.marketsignals.bench.pass.BreadthTopic;
import io.marketsignals.bench.pass.CommitWatch;
import io.marketsignals.bench.pass.Contender;
import io.marketsignals.bench.pass.Pass;
import io.marketsignals.metrics.InstanceMeters;
import io.marketsignals.schema.Breadth;
import io.marketsignals.topics.TopicNames;
import io.marketsignals.wire.Decoded;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.WireDecoder;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The application itself, with every signal and every meter on. */
public final class SignalsContender implements Contender {
    @Override
    public Outcome run(Pass pass) throws InterruptedException {
        try (SchemaRegistry registry = SignalTopologyFactory.registry(pass.config());
                BreadthTopic breadth = new BreadthTopic(pass.config(), TopicNames.BREADTH, reading(registry));
                InstanceMeters meters = InstanceMeters.of(
                        pass.config().applicationId(), pass.config().stateDirectory());
                SignalsApp app = SignalsApp.start(pass.config(), new SignalTopologyFactory(), meters.registry())) {
            var cost = new CommitWatch(app.streams(), pass, pass.records().keySet()).cost();
            return new Outcome(cost, breadth.last());
        }
    }

    private static BreadthTopic.Reading reading(SchemaRegistry registry) {
        WireDecoder<Breadth> decoder = new WireDecoder<>(registry, Breadth.class);
        return (row, counts) -> read(decoder, row, counts);
    }

    private static void read(
            WireDecoder<Breadth> decoder,
            ConsumerRecord<byte[], byte[]> row,
            BiConsumer<String, BreadthCounts> counts) {
        if (decoder.decode(row.value()) instanceof Decoded.Value<Breadth> read) {
            Breadth breadth = read.value();
            counts.accept(
                    breadth.getIndex(),
                    new BreadthCounts(breadth.getAdvancers(), breadth.getDecliners(), breadth.getUnchanged()));
        } else {
            throw new IllegalStateException(
                    "A breadth record cannot be read at " + row.partition() + "/" + row.offset());
        }
    }
}
