package io.marketsignals.bench.meter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/** Where the measured threads spend CPU and allocate, by the samples of a flight recording that is kept as a file. */
public final class HotSpots implements AutoCloseable {
    private static final int SHOWN = 15;
    private static final String OURS = "io.marketsignals.";
    /** What makes the name of a lambda's class differ from run to run. */
    private static final Pattern HIDDEN = Pattern.compile("\\+0x[0-9a-f]+(\\.\\d+)?$");

    private final Recording recording;
    private final Path file;
    private final Predicate<String> threads;
    private final Map<String, Long> own = new HashMap<>();
    private final Map<String, Long> ours = new HashMap<>();
    private final Map<String, Long> allocated = new HashMap<>();

    private HotSpots(Recording recording, Path file, Predicate<String> threads) {
        this.recording = recording;
        this.file = file;
        this.threads = threads;
    }

    /** Starts to record everything of this JVM; only threads with such names are shown. */
    public static HotSpots record(Path file, Predicate<String> threads) {
        try {
            Recording recording = new Recording(Configuration.getConfiguration("profile"));
            recording.start();
            return new HotSpots(recording, file, threads);
        } catch (IOException | ParseException e) {
            throw new IllegalStateException("The JVM's own profile settings cannot be read", e);
        }
    }

    /** Ends the recording and gives lines for a reader: frames on top of the stack, frames of ours beneath, allocations. */
    public List<String> lines() {
        recording.stop();
        try {
            recording.dump(file);
            try (RecordingFile events = new RecordingFile(file)) {
                while (events.hasMoreEvents()) {
                    count(events.readEvent());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The recording " + file + " cannot be used", e);
        }
        List<String> lines = new ArrayList<>();
        lines.add(file.toString());
        add("CPU, on top of the stack", own, lines);
        add("CPU, first frame of ours", ours, lines);
        add("allocation, by type and first frame of ours", allocated, lines);
        return lines;
    }

    private void count(RecordedEvent event) {
        if (event.getEventType().getName().equals("jdk.ExecutionSample") && of(event.getThread("sampledThread"))) {
            own.merge(frame(event, any -> true), 1L, Long::sum);
            ours.merge(frame(event, name -> name.startsWith(OURS)), 1L, Long::sum);
        } else if (event.getEventType().getName().equals("jdk.ObjectAllocationSample") && of(event.getThread())) {
            String what =
                    event.getClass("objectClass").getName() + " in " + frame(event, name -> name.startsWith(OURS));
            allocated.merge(what, event.getLong("weight"), Long::sum);
        }
    }

    @Override
    public void close() {
        recording.close();
    }

    private boolean of(RecordedThread thread) {
        return thread != null && thread.getJavaName() != null && threads.test(thread.getJavaName());
    }

    private static String frame(RecordedEvent event, Predicate<String> wanted) {
        if (event.getStackTrace() == null) {
            return "(no stack)";
        }
        Function<RecordedFrame, String> name =
                frame -> HIDDEN.matcher(frame.getMethod().getType().getName()).replaceAll("") + "."
                        + frame.getMethod().getName();
        return event.getStackTrace().getFrames().stream()
                .map(name)
                .filter(wanted)
                .findFirst()
                .orElse("(none of ours)");
    }

    private static void add(String title, Map<String, Long> weights, List<String> lines) {
        long all = weights.values().stream().mapToLong(Long::longValue).sum();
        lines.add(title + ":");
        weights.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(SHOWN)
                .forEach(entry -> lines.add(
                        String.format(Locale.ROOT, "  %5.1f %%  %s", 100.0 * entry.getValue() / all, entry.getKey())));
    }
}
