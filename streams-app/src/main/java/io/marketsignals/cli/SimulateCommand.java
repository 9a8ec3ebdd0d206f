package io.marketsignals.cli;

import io.marketsignals.app.AppConfig;
import io.marketsignals.history.load.SimulationLoad;
import io.marketsignals.history.load.SimulationWish;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code signals simulate}: the simulated markets into the input topics of a cluster. */
@Command(
        name = "simulate",
        description =
                "Send three simulated markets to the input topics of a cluster: a summer's history at once, then one"
                        + " live week, paced. The same command again goes on where it stopped.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  signals simulate -b broker:9092 --create-topics   a market minute a second: a week in 80 minutes",
            "  signals simulate -b broker:9092 --speed 3600      the same week in a minute and a half",
            "  signals simulate --config app.yaml --seed 7       other prices, the same stories",
            "",
            "It needs the input topics for itself and refuses any that hold something else. SIGTERM and SIGINT stop it",
            "cleanly; the exit code is then 0."
        })
final class SimulateCommand implements Callable<Integer> {
    private static final long LONGEST_STOP_SECONDS = 15;

    @Spec
    private CommandSpec command;

    @Mixin
    private ConfigOptions options;

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "60",
            description = "Event seconds per second of the live week; gaps between sessions take no time. Default:"
                    + " ${DEFAULT-VALUE}. Below 4, a silence is longer than pipeline.idle-timeout.")
    private double speed;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the simulation: the same seed gives the same ticks. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--create-topics", description = "Create the topics that are missing.")
    private boolean createTopics;

    @Override
    public Integer call() throws InterruptedException {
        SimulationWish wish = wish();
        AppConfig config = options.load();
        SimulationLoad load =
                new SimulationLoad(wish, config, command.commandLine().getErr());
        StopSignal signal = StopSignal.install();
        CountDownLatch ended = new CountDownLatch(1);
        try {
            signal.closes(() -> !load.stop() || inTime(ended));
            tell(load.run());
            return ExitCode.OK.code();
        } finally {
            ended.countDown();
            signal.ended();
        }
    }

    private static boolean inTime(CountDownLatch ended) {
        try {
            return ended.await(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void tell(SimulationLoad.Outcome outcome) {
        PrintWriter out = command.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%s: %,d ticks; %,d records sent, %,d were there already.%n",
                outcome.complete()
                        ? "The simulation is told"
                        : "Stopped before the end of the week; the same command goes on from there",
                outcome.ticks(),
                outcome.sent(),
                outcome.passedOver());
        out.flush();
    }

    private SimulationWish wish() {
        try {
            return new SimulationWish(seed, speed, createTopics);
        } catch (IllegalArgumentException e) {
            throw Errors.ofParameters(command, e);
        }
    }
}
