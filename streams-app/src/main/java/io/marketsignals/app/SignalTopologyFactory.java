package io.marketsignals.app;

import io.marketsignals.metrics.SignalMetrics;
import io.marketsignals.model.Settings;
import io.marketsignals.signal.SignalDetectors;
import io.marketsignals.topics.InputPartitions;
import io.marketsignals.topology.SignalTopology;
import io.marketsignals.topology.SourceLag;
import io.marketsignals.wire.ConfluentSchemaRegistry;
import io.marketsignals.wire.PatientRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.streams.Topology;

/** Builds the topology of the signals from an instance's settings. */
public final class SignalTopologyFactory implements TopologyFactory {
    @Override
    public Topology build(AppConfig config, InputPartitions inputs, MeterRegistry meters, SourceLag lag) {
        Settings base = Settings.of(config.signals());
        try {
            SignalDetectors.check(base);
        } catch (IllegalArgumentException senseless) {
            throw new AppException(AppException.Reason.BAD_CONFIG, senseless.getMessage(), senseless);
        }
        PatientRegistry registry =
                new PatientRegistry(new ConfluentSchemaRegistry(config.registry()), PatientRegistry.DEFAULT_PATIENCE);
        return new SignalTopology(config.pipeline(), inputs, base, registry, lag, new SignalMetrics(meters)).get();
    }
}
