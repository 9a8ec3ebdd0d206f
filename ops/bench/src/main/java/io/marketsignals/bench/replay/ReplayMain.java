package io.marketsignals.bench.replay;

import com.sun.management.OperatingSystemMXBean;
import io.marketsignals.bench.cluster.ChildJvm;
import io.marketsignals.cli.Main;
import java.lang.management.ManagementFactory;

/** {@code signals} as it is, whose JVM says at its end what processor time it took. */
final class ReplayMain {
    private ReplayMain() {}

    public static void main(String[] arguments) {
        ChildJvm.endWithParent();
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> System.out.println(ChildJvm.ANSWER + system.getProcessCpuTime()), "processor-time"));
        Main.main(arguments);
    }
}
