package io.marketsignals.cli;

import io.marketsignals.demo.Demo;
import io.marketsignals.demo.DemoSettings;
import io.marketsignals.demo.DemoSummary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code signals demo}: everything in one process, on simulated markets. */
@Command(
        name = "demo",
        description =
                "Run broker, registry, processor and three simulated markets in one process and watch the alerts.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  signals demo                      four stories in about a minute",
            "  signals demo --for PT60S --plain  the same as lines, within 60 s",
            "  signals demo --hold               keep page and cluster up afterwards, for your own consumers",
            "",
            "Ctrl-C ends it cleanly. Everything it writes is temporary, except what goes to --out."
        })
final class DemoCommand implements Callable<Integer> {
    private static final long LONGEST_STOP_SECONDS = 30;

    private static final String NEXT =
            "Go on: 'signals demo --hold' keeps page and cluster up for you and your consumers;"
                    + System.lineSeparator() + "       'signals run --help' says how to run on a cluster of yours.";

    @Spec
    private CommandSpec command;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            description = "End after this time, for example PT60S; the live week is fitted into it.")
    private Duration limit;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "Event seconds per second of the live week; gaps between sessions take no time.")
    private Double speed;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the simulation: the same seed gives the same ticks. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--out", paramLabel = "DIR", description = "Write the alerts there as alerts.ndjson.")
    private Path directory;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "Port of the page; 0: any free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(names = "--plain", description = "Print lines instead of drawing on the terminal.")
    private boolean plain;

    @Option(names = "--hold", description = "Keep the cluster up when the stories are told, until Ctrl-C or --for.")
    private boolean hold;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = command.commandLine().getOut();
        Demo demo = new Demo(settings(), System.getenv(), out);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(demo, ended), "demo-stop"));
        try {
            DemoSummary summary = demo.run();
            out.println();
            summary.lines().forEach(out::println);
            out.println();
            out.println(NEXT);
            out.flush();
            return ExitCode.OK.code();
        } catch (RuntimeException | Error failed) {
            if (demo.stopped()) {
                return ExitCode.OK.code(); // what was still starting cannot, while the process goes down
            }
            throw failed;
        } finally {
            ended.countDown();
        }
    }

    private DemoSettings settings() {
        try {
            return new DemoSettings(
                    Optional.ofNullable(limit),
                    speed == null ? OptionalDouble.empty() : OptionalDouble.of(speed),
                    seed,
                    Optional.ofNullable(directory),
                    port,
                    plain,
                    hold);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(command.commandLine(), wrong.getMessage(), wrong);
        }
    }

    /** On a signal: ends the demo, waits for its summary, and leaves with the code of a clean stop. */
    private static void stop(Demo demo, CountDownLatch ended) {
        if (ended.getCount() == 0) {
            return;
        }
        demo.stop();
        try {
            boolean clean = ended.await(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
            Runtime.getRuntime().halt((clean ? ExitCode.OK : ExitCode.STREAM_FAILED).code());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
