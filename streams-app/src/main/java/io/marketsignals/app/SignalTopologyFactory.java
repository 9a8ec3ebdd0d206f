package io.marketsignals.app;

import io.marketsignals.metrics.SignalMetrics;
import io.marketsignals.model.Settings;
import io.marketsignals.topics.InputPartitions;
import io.marketsignals.topology.SignalTopology;
import io.marketsignals.topology.SourceLag;
import io.marketsignals.wire.ConfluentSchemaRegistry;
import io.marketsignals.wire.PatientRegistry;
import io.marketsignals.wire.SchemaRegistry;
import io.marketsignals.wire.SubjectsOfRun;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/** Builds the topology of the signals from an instance's settings. */
public final class SignalTopologyFactory implements TopologyFactory {
    @Override
    public Topology build(AppConfig config, InputPartitions inputs, MeterRegistry meters, SourceLag lag) {
        Settings base = Settings.of(config.signals());
        SchemaRegistry registry = new SubjectsOfRun(
                new PatientRegistry(registry(config), PatientRegistry.DEFAULT_PATIENCE), inputs.run());
        StreamsConfig streams = new StreamsConfig(config.kafka().streams());
        return new SignalTopology(config.pipeline(), inputs, base, registry, lag, new SignalMetrics(meters))
                .under(streams);
    }

    /** The registry client; it is not called here. */
    public static SchemaRegistry registry(AppConfig config) {
        try {
            return new ConfluentSchemaRegistry(config.registry());
        } catch (IllegalArgumentException unusable) {
            throw new AppException(AppException.Reason.BAD_CONFIG, String.valueOf(unusable.getMessage()), unusable);
        }
    }
}
