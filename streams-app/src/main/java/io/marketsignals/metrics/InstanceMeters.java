package io.marketsignals.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmHeapPressureMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.logging.LogbackMetrics;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.util.List;

/**
 * The meters of one instance as Prometheus reads them: those of the JVM, the process, the log and the disk of the state
 * from the start, those of the pipeline and of the Kafka clients once an application is started with the registry. Each
 * carries the tag {@code application}.
 */
public final class InstanceMeters implements AutoCloseable {
    /** The tag that every meter carries: the application's id. */
    public static final String APPLICATION = "application";

    private final PrometheusMeterRegistry registry;
    private final JvmGcMetrics gc = new JvmGcMetrics();
    private final JvmHeapPressureMetrics heap = new JvmHeapPressureMetrics();
    private final LogbackMetrics log = new LogbackMetrics();

    private InstanceMeters(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * The meters of an application's instance.
     *
     * @param stateDirectory where the local state lies; its disk is watched
     */
    public static InstanceMeters of(String applicationId, Path stateDirectory) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.config().commonTags(APPLICATION, applicationId);
        InstanceMeters meters = new InstanceMeters(registry);
        List<MeterBinder> binders = List.of(
                new JvmMemoryMetrics(),
                meters.gc,
                meters.heap,
                new JvmThreadMetrics(),
                new ClassLoaderMetrics(),
                new ProcessorMetrics(),
                new UptimeMetrics(),
                new DiskSpaceMetrics(stateDirectory.toAbsolutePath().toFile()),
                meters.log);
        binders.forEach(binder -> binder.bindTo(registry));
        return meters;
    }

    /** What an application is started with. */
    public MeterRegistry registry() {
        return registry;
    }

    /** Every meter in Prometheus's text format, version 0.0.4. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        log.close();
        heap.close();
        gc.close();
        registry.close();
    }
}
