package io.marketsignals.bench.cluster;

import java.util.List;

/** A broker in a JVM of its own, on free ports and a temporary directory; nobody else's. */
public final class BrokerProcess implements AutoCloseable {
    private final ChildJvm jvm;
    private final String bootstrapServers;

    private BrokerProcess(ChildJvm jvm, String bootstrapServers) {
        this.jvm = jvm;
        this.bootstrapServers = bootstrapServers;
    }

    /** Starts it and waits until it answers. */
    public static BrokerProcess start(String heap) {
        ChildJvm jvm = ChildJvm.start("broker", List.of("-Xms" + heap, "-Xmx" + heap), BrokerMain.class, List.of());
        return new BrokerProcess(jvm, jvm.answer());
    }

    /** For {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        jvm.close();
    }
}
