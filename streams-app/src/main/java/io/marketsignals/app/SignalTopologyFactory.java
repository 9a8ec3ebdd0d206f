package io.marketsignals.app;

import io.marketsignals.topics.InputPartitions;
import io.marketsignals.wire.ConfluentSchemaRegistry;
import io.marketsignals.wire.SchemaRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.streams.Topology;

/** Builds the topology of the signals from an instance's settings. */
public final class SignalTopologyFactory implements TopologyFactory {
    @Override
    public Topology build(AppConfig config, InputPartitions inputs, MeterRegistry meters) {
        throw new AppException(AppException.Reason.STREAM_FAILED, "The topology is not part of this build.");
    }

    /** The registry client; it is not called here. */
    static SchemaRegistry registry(AppConfig config) {
        try {
            return new ConfluentSchemaRegistry(config.registry());
        } catch (IllegalArgumentException unusable) {
            throw new AppException(AppException.Reason.BAD_CONFIG, String.valueOf(unusable.getMessage()), unusable);
        }
    }
}
