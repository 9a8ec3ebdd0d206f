package io.marketsignals.bench.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import io.marketsignals.app.AppConfig;
import io.marketsignals.app.AppException;
import io.marketsignals.app.SignalTopologyFactory;
import io.marketsignals.app.SignalsApp;
import io.marketsignals.bench.cluster.ChildJvm;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One instance; its arguments are its settings, key=value. It says when it runs, answers to {@code cpu}, and ends at {@code
 * stop}, or with its parent.
 */
final class AppMain {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private AppMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        QuietClients.logFailuresOnly();
        CompletableFuture<SignalsApp> starting = new CompletableFuture<>();
        Thread listener = new Thread(() -> listen(starting), "parent");
        listener.setDaemon(true);
        listener.start();
        long began = System.nanoTime();
        SignalsApp app = SignalsApp.start(config(arguments), new SignalTopologyFactory(), new SimpleMeterRegistry());
        starting.complete(app);
        if (!app.awaitRunning(PATIENCE)) {
            System.err.println("The application does not run");
            System.exit(1);
        }
        say(AppProcess.RUNNING + (System.nanoTime() - began));
        Optional<AppException> failure = app.awaitStopped();
        if (failure.isPresent()) {
            System.err.println(failure.get().getMessage());
            System.exit(1);
        }
        listener.join(); // it was told to stop, and has still to say so
    }

    private static AppConfig config(String[] arguments) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            settings.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        return AppConfig.of(settings);
    }

    private static void listen(CompletableFuture<SignalsApp> app) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals(AppProcess.CPU)) {
                    say(Long.toString(cpuNanos()));
                } else if (line.equals(AppProcess.STOP)) {
                    say(Boolean.toString(app.join().stop()));
                }
            }
        } catch (IOException gone) {
            System.err.println("The parent is gone: " + gone.getMessage());
        }
        Runtime.getRuntime().halt(0); // its broker is gone or about to go: nothing to wait for
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static void say(String answer) {
        System.out.println(ChildJvm.ANSWER + answer);
    }
}
