package io.marketsignals.cli;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.AppException;
import io.marketsignals.app.SignalsApp;
import io.marketsignals.http.ServedApp;
import io.marketsignals.metrics.InstanceMeters;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code signals run}: one instance, until it is told to stop. */
@Command(
        name = "run",
        description = "Run the processor until it is told to stop. Refuses to start on missing or wrong topics.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  signals run --config app.yaml",
            "  signals run --bootstrap-servers broker:9092 --set application.threads=2",
            "  signals run --config app.yaml --set http.port=9000",
            "",
            "SIGTERM and SIGINT close it within application.close-timeout; the exit code is then 0."
        })
final class RunCommand implements Callable<Integer> {
    private static final Duration PROGRESS = Duration.ofSeconds(30);

    @Mixin
    private ConfigOptions options;

    @Override
    public Integer call() throws InterruptedException {
        Logger log = LoggerFactory.getLogger(RunCommand.class); // here, so that other commands start without logging
        AppConfig config = options.load();
        StopSignal stop = StopSignal.install();
        try (InstanceMeters meters = InstanceMeters.of(config.applicationId(), config.stateDirectory());
                ServedApp served = ServedApp.start(config, meters.registry())) {
            SignalsApp app = served.app();
            stop.closes(app::stop);
            served.url().ifPresent(url -> log.info("The page is at {}", url));
            while (!app.awaitRunning(PROGRESS) && app.streams().state().isRunningOrRebalancing()) {
                log.info("Still restoring state");
            }
            Optional<AppException> failure = app.awaitStopped();
            if (failure.isPresent()) {
                throw failure.get();
            }
            return ExitCode.OK.code();
        } finally {
            stop.ended();
        }
    }
}
