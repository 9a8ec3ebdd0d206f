package io.marketsignals.history.cluster;

import io.marketsignals.app.AppConfig;
import io.marketsignals.app.AppException;
import io.marketsignals.app.SignalTopologyFactory;
import io.marketsignals.app.SignalsApp;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams.State;

/** The application while history is fed to it. */
interface AppRun extends AutoCloseable {
    /** Throws when the application has stopped by itself. */
    void check();

    @Override
    void close();

    /** In this JVM. */
    static AppRun here(AppConfig config) {
        return new Here(SignalsApp.start(config, new SignalTopologyFactory(), new SimpleMeterRegistry()));
    }

    /**
     * In a JVM of its own with this one's class path, so that it can be killed.
     *
     * @param settings file with all its settings
     * @param main name of the class that takes the command {@code run}
     * @param log where its output goes, appended
     */
    static Child child(Path settings, String main, Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-X") || argument.startsWith("--add-opens"))
                .forEach(command::add);
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), main, "run", "--config", settings.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("SIGNALS_"));
        try {
            return Child.of(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException("The application's JVM could not be started", e);
        }
    }

    /** An application in this JVM. */
    record Here(SignalsApp app) implements AppRun {
        @Override
        public void check() {
            if (!app.streams().state().isRunningOrRebalancing() && app.streams().state() != State.CREATED) {
                throw stopped("its state is " + app.streams().state());
            }
        }

        @Override
        public void close() {
            app.close();
        }
    }

    /** An application in a JVM of its own. */
    record Child(Process process, Path log, Thread atExit) implements AppRun {
        private static final long STOP_SECONDS = 40;

        /** It must not outlive this JVM, whose broker goes with it. */
        static Child of(Process process, Path log) {
            Thread atExit = new Thread(process::destroyForcibly, "application-kill");
            Runtime.getRuntime().addShutdownHook(atExit);
            return new Child(process, log, atExit);
        }

        @Override
        public void check() {
            if (!process.isAlive()) {
                throw stopped("its exit code is " + process.exitValue() + "; see " + log);
            }
        }

        /** Ends the JVM at once, without any clean-up of its own. */
        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
            forget();
        }

        @Override
        public void close() {
            process.destroy();
            try {
                if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                    kill();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
            forget();
        }

        private void forget() {
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException e) {
                // The JVM is on its way down, and the hook runs.
                return;
            }
        }
    }

    private static AppException stopped(String why) {
        return new AppException(AppException.Reason.STREAM_FAILED, "The application stopped during the replay: " + why);
    }
}
