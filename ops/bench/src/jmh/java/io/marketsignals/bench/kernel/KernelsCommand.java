package io.marketsignals.bench.kernel;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the kernels under JMH, each in JVMs of its own, and tells what they cost and allocate. */
@Command(
        name = "kernels",
        mixinStandardHelpOptions = true,
        description = {
            "Measure the inner loops under JMH: decode, symbol update, bucket close, merge, each detector, encode.",
            "Nanoseconds are the median of all measured iterations, beside the least and the most; B is what is allocated."
        },
        footer = {
            "",
            "Examples:",
            "  ops/bench/run kernels                          all of it, about a quarter of an hour",
            "  ops/bench/run kernels --quick --only Decode    whether it works; no figures to keep"
        })
public final class KernelsCommand implements Callable<Integer> {
    private static final List<Class<?>> KERNELS = List.of(
            DecodeKernel.class,
            SymbolUpdateKernel.class,
            BucketCloseKernel.class,
            MergeKernel.class,
            DetectorKernel.class,
            EncodeKernel.class);

    @Option(names = "--quick", description = "One short fork each; writes no file unless --json names one.")
    private boolean quick;

    @Option(names = "--only", paramLabel = "NAME", description = "Only kernels whose class name starts with this.")
    private String only = "";

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Where the figures go as JSON. Default: ops/bench/results/kernels.json.")
    private Path json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws RunnerException, IOException {
        PrintWriter screen = spec.commandLine().getOut();
        screen.print(KernelFigure.head());
        List<KernelFigure> figures = new ArrayList<>();
        for (Class<?> kernel : KERNELS) {
            if (kernel.getSimpleName().startsWith(only)) {
                spec.commandLine().getErr().println("measuring " + kernel.getSimpleName() + " ...");
                for (RunResult result : new Runner(options(kernel)).run()) {
                    KernelFigure figure = KernelFigure.of(result);
                    figures.add(figure);
                    screen.print(figure.row());
                    screen.flush();
                }
            }
        }
        Path file = json == null && !quick ? Path.of("ops", "bench", "results", "kernels.json") : json;
        if (file != null) {
            write(file, figures);
            screen.println("written to " + file);
        }
        return 0;
    }

    private Options options(Class<?> kernel) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + kernel.getName().replace(".", "\\.") + "\\.")
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .jvmArgs("-Xms1g", "-Xmx1g")
                .forks(quick ? 1 : 2)
                .warmupIterations(quick ? 1 : 4)
                .measurementIterations(quick ? 2 : 5)
                .warmupTime(quick ? TimeValue.milliseconds(200) : TimeValue.seconds(1))
                .measurementTime(quick ? TimeValue.milliseconds(200) : TimeValue.seconds(1));
        if (kernel == DetectorKernel.class) {
            options.param("id", DetectorKernel.ids());
        }
        return options.build();
    }

    private void write(Path file, List<KernelFigure> figures) throws IOException {
        Map<String, Object> all = new TreeMap<>();
        all.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        all.put("processors", Runtime.getRuntime().availableProcessors());
        all.put("quick", quick);
        all.put("kernels", figures);
        Files.createDirectories(file.toAbsolutePath().getParent());
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), all);
    }
}
