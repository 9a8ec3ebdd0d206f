package io.marketsignals.bench.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM on this one's class path that is told what to do line by line. Its standard error is ours. It ends when its standard
 * input does, so that it cannot outlive this process, however that dies. Belongs to one thread.
 */
public final class ChildJvm implements AutoCloseable {
    /** What a line must begin with to be an answer; anything else that a library prints is handed on. */
    public static final String ANSWER = "bench> ";

    private static final long STOP_SECONDS = 20;

    private final String name;
    private final Process process;
    private final PrintWriter in;
    private final BufferedReader out;

    private ChildJvm(String name, Process process) {
        this.name = name;
        this.process = process;
        this.in = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Flags as the launcher starts the application with, and a heap that is there from the beginning; for example 1g. */
    public static List<String> application(String heap) {
        return List.of("-Xms" + heap, "-Xmx" + heap, "-XX:+UseParallelGC");
    }

    /** Starts a main class; {@code flags} are the JVM's. */
    public static ChildJvm start(String name, List<String> flags, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        try {
            return new ChildJvm(
                    name,
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException("The JVM of " + name + " could not be started", e);
        }
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    /** Sends a line and does not wait. */
    public void tell(String line) {
        in.println(line);
    }

    /**
     * The next answer, without its mark; waits for it.
     *
     * @throws IllegalStateException when the JVM ends instead
     */
    public String answer() {
        try {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(ANSWER)) {
                    return line.substring(ANSWER.length());
                }
                System.err.println(name + ": " + line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be heard", e);
        }
        throw new IllegalStateException(name + " ended without an answer" + exitCode());
    }

    /** For the child: ends this JVM once whoever started it is gone; returns at once. */
    public static void endWithParent() {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {
                            // nothing is said
                        }
                    } catch (IOException gone) {
                        System.err.println("The parent is gone: " + gone.getMessage());
                    }
                    System.exit(0);
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    /** Ends the standard input, waits for the end, and kills what does not come to one. */
    @Override
    public void close() {
        in.close();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String exitCode() {
        try {
            return process.waitFor(STOP_SECONDS, TimeUnit.SECONDS) ? ", with exit code " + process.exitValue() : "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
