package io.marketsignals.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One instance of the program in a JVM of its own, on the test's class path. */
final class ChildApp implements AutoCloseable {
    private final Cluster cluster;
    private final Path state;
    private final Path log;
    private Process process;

    ChildApp(Cluster cluster, Path directory, String name) {
        this.cluster = cluster;
        this.state = directory.resolve(name);
        this.log = Path.of("target", "hard-kill-" + name + ".log");
    }

    ChildApp start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                HaltingRun.class.getName(),
                "run",
                "--set",
                "http.port=0"));
        cluster.settings(state).forEach((key, value) -> {
            command.add("--set");
            command.add(key + "=" + value);
        });
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment()
                .put(
                        "CLASSPATH",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        process = builder.start();
        return this;
    }

    /** SIGKILL: it says goodbye to nobody. */
    void kill() throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("the instance ended by itself; see " + log);
        }
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    /** Stops the JVM from within, without its shutdown hooks. */
    void halt() throws IOException, InterruptedException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the instance does not halt; see " + log);
        }
    }

    /** Removes all local state: another machine takes over. */
    void forget() throws IOException {
        try (Stream<Path> files = Files.walk(state)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
