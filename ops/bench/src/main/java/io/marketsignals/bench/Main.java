package io.marketsignals.bench;

import io.marketsignals.bench.application.QuietClients;
import io.marketsignals.bench.charts.ChartsCommand;
import io.marketsignals.bench.growth.GrowthCommand;
import io.marketsignals.bench.kernel.KernelsCommand;
import io.marketsignals.bench.latency.LatencyCommand;
import io.marketsignals.bench.replay.ReplaySpeedCommand;
import io.marketsignals.bench.restore.RestoreCommand;
import io.marketsignals.bench.throughput.Throughput;
import io.marketsignals.bench.throughput.ThroughputOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The benchmarks' command line; without a command, the throughput table. */
@Command(
        name = "ops/bench/run",
        description = "Measure the processor's speed on a broker of its own. Without a command: throughput.",
        mixinStandardHelpOptions = true,
        subcommands = {
            KernelsCommand.class,
            LatencyCommand.class,
            GrowthCommand.class,
            RestoreCommand.class,
            ReplaySpeedCommand.class,
            ChartsCommand.class
        })
public final class Main implements Callable<Integer> {
    @Mixin
    private ThroughputOptions options = new ThroughputOptions();

    @Spec
    private CommandSpec spec;

    private Main() {}

    public static void main(String[] arguments) {
        QuietClients.logFailuresOnly();
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        new Throughput(options, spec.commandLine().getOut(), spec.commandLine().getErr()).run();
        return CommandLine.ExitCode.OK;
    }
}
