package io.marketsignals.bench.results;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/**
 * What figures were measured on; without it they say nothing.
 *
 * @param processor as the system names it; empty where it does not
 * @param processors that the JVM may use
 * @param measured date, UTC
 */
public record Machine(String processor, int processors, long memoryMegabytes, String java, String measured) {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    /** This one, today. */
    public static Machine here() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize() >> 20,
                Runtime.version().toString(),
                LocalDate.now(ZoneOffset.UTC).toString());
    }

    /** One line for a person. */
    public String sentence() {
        return processors + " processors" + (processor.isEmpty() ? "" : " (" + processor + ")") + ", "
                + Math.round(memoryMegabytes / 1024.0) + " GB, Java " + java + ", measured on " + measured
                + ", broker on the same machine";
    }

    private static String processorName() {
        if (!Files.isReadable(PROCESSORS)) {
            return "";
        }
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
