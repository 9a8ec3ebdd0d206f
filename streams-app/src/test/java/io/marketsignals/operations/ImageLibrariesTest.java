package io.marketsignals.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.cli.Main;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The image's libraries, which are the run-time ones without the artefacts that the build leaves out. */
@Timeout(60)
class ImageLibrariesTest {
    private static final Path POM = Path.of(System.getProperty("basedir", "."), "pom.xml");
    /** {@code …/repository/org/…/artifact/version/artifact-version.jar} */
    private static final Pattern ARTIFACT = Pattern.compile(".*/([^/]+)/[^/]+/\\1-[^/]+\\.jar");

    @Test
    void shouldHoldNoBroker() throws Exception {
        Ran ran = java("-cp", imagePath(), "-Xshare:auto", "--dry-run", "kafka.server.KafkaRaftServer");

        assertThat(ran.code()).as(ran.output()).isNotZero();
        assertThat(ran.output()).contains("ClassNotFoundException: kafka.server.KafkaRaftServer");
    }

    @Test
    void shouldLeaveOutNothingThatIsNotThere() throws Exception {
        Set<String> there = classPath().map(ImageLibrariesTest::artifact).collect(Collectors.toSet());

        assertThat(there).containsAll(excluded());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"run --help", "simulate --help", "load --help", "health --help", "alerts tail --help", "config"})
    void shouldStartCommandsWithoutTheBroker(String command) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-cp", imagePath(), Main.class.getName()));
        arguments.addAll(List.of(command.split(" ", -1)));

        Ran ran = java(arguments.toArray(String[]::new));

        assertThat(ran.code()).as(ran.output()).isZero();
    }

    /** What a JVM of its own came to. */
    private record Ran(int code, String output) {}

    private static Ran java(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), output);
    }

    private static String imagePath() throws Exception {
        Set<String> excluded = excluded();
        return classPath()
                .filter(entry -> !excluded.contains(artifact(entry)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Stream<String> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
    }

    private static String artifact(String entry) {
        Matcher matcher = ARTIFACT.matcher(entry.replace(File.separatorChar, '/'));
        return matcher.matches() ? matcher.group(1) : entry;
    }

    /** As the build lists them. */
    private static Set<String> excluded() throws Exception {
        var properties = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(POM.toFile())
                .getElementsByTagName("properties")
                .item(0)
                .getChildNodes();
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < properties.getLength(); i++) {
            if (properties.item(i).getNodeName().startsWith("image.excluded")) {
                names.append(properties.item(i).getTextContent()).append(',');
            }
        }
        return Stream.of(names.toString().split(",", -1))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }
}
