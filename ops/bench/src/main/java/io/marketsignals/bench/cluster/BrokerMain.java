package io.marketsignals.bench.cluster;

import io.marketsignals.local.EmbeddedBroker;

/** The broker's JVM: says where it is, and goes with its parent. */
final class BrokerMain {
    private BrokerMain() {}

    public static void main(String[] arguments) {
        EmbeddedBroker broker = EmbeddedBroker.start();
        System.out.println(ChildJvm.ANSWER + broker.bootstrapServers());
        ChildJvm.endWithParent();
    }
}
