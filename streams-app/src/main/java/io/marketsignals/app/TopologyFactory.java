package io.marketsignals.app;

import io.marketsignals.topics.InputPartitions;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.streams.Topology;

/** The one place where the application's settings become a topology. */
@FunctionalInterface
public interface TopologyFactory {
    /**
     * Called once, after the topics have been checked.
     *
     * @throws AppException when something the topology needs cannot be reached
     */
    Topology build(AppConfig config, InputPartitions inputs, MeterRegistry meters);
}
