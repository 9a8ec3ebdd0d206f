package io.marketsignals.app;

import io.marketsignals.topics.InputPartitions;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.streams.Topology;

/** Builds the topology of the signals from an instance's settings. */
public final class SignalTopologyFactory implements TopologyFactory {
    @Override
    public Topology build(AppConfig config, InputPartitions inputs, MeterRegistry meters) {
        throw new AppException(AppException.Reason.STREAM_FAILED, "The topology is not part of this build.");
    }
}
