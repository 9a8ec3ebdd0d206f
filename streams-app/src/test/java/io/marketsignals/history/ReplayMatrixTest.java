package io.marketsignals.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.history.cluster.Kills;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One history, replayed in many ways, gives the same bytes. Three ways by default; {@code -Dreplay.matrix=long} takes every
 * combination of 1, 2 and 4 partitions, 1 and 2 threads, 1 and 2 instances, each twice: plainly, and with a size of polls, a
 * speed or kills of its own. {@code -Dreplay.matrix.reference}, {@code .feeds} and {@code .files} (lists as a class path is
 * written) name another history than the generated one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayMatrixTest {
    private static final String MAIN = "io.marketsignals.cli.Main";
    private static final int[] POLLS = {1, 13, 500, 5_000};

    @TempDir
    private static Path folder;

    private ReplayRequest.Files input;
    private ReplayReport first;

    /** One way to replay. */
    record Way(int partitions, int threads, int instances, double speed, int poll, int kills) {
        @Override
        public String toString() {
            return partitions + " partitions x " + threads + " threads x " + instances + " instances"
                    + (poll == 0 ? "" : ", max.poll.records " + poll)
                    + (speed == 0 ? "" : ", speed " + (long) speed)
                    + (kills == 0 ? "" : ", kills " + kills);
        }
    }

    static Stream<Way> ways() {
        return System.getProperty("replay.matrix", "short").equals("long") ? every().stream() : some();
    }

    private static Stream<Way> some() {
        return Stream.of(new Way(4, 2, 1, 0, 0, 1), new Way(2, 1, 2, 0, 13, 2), new Way(1, 2, 2, 0, 0, 0));
    }

    private static List<Way> every() {
        List<Way> ways = new ArrayList<>();
        for (int partitions : new int[] {1, 2, 4}) {
            for (int threads = 1; threads <= 2; threads++) {
                for (int instances = 1; instances <= 2; instances++) {
                    int number = ways.size() / 2;
                    ways.add(new Way(partitions, threads, instances, 0, 0, 0));
                    // Every third cell is killed, every fourth has a pace, each has polls of its own.
                    int kills = number % 3 == 2 ? instances : 0;
                    double speed = number % 4 == 1 ? speed() : 0;
                    ways.add(new Way(partitions, threads, instances, speed, POLLS[number % 4], kills));
                }
            }
        }
        return ways;
    }

    /** The generated week in five seconds; years of another history in a minute. */
    private static double speed() {
        return System.getProperty("replay.matrix.files") == null ? 100_000 : 2_000_000;
    }

    @BeforeAll
    void replayOnce() throws Exception {
        String files = System.getProperty("replay.matrix.files");
        input = files == null
                ? GeneratedHistory.in(Files.createDirectories(folder.resolve("history")))
                        .input()
                : new ReplayRequest.Files(
                        Path.of(System.getProperty("replay.matrix.reference")),
                        paths(System.getProperty("replay.matrix.feeds")),
                        paths(files),
                        Optional.empty(),
                        Optional.empty());
        first = replay(new Way(1, 1, 1, 0, 0, 0));
        assertThat(first.results().alerts().lines()).isGreaterThanOrEqualTo(5);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void shouldGiveTheSameBytesWhateverTheWay(Way way) throws Exception {
        long begin = System.nanoTime();
        ReplayReport other = replay(way);

        System.out.printf(
                "%s: digest %s, %,d alerts, %.1f s%n",
                way,
                other.results().alerts().digest(),
                other.results().alerts().lines(),
                (System.nanoTime() - begin) / 1e9);
        assertThat(other.kills()).isEqualTo(way.kills());
        assertThat(other.results().alerts().digest())
                .isEqualTo(first.results().alerts().digest());
        assertThat(other.results().sessions().digest())
                .isEqualTo(first.results().sessions().digest());
        assertThat(other.results().spreads().digest())
                .isEqualTo(first.results().spreads().digest());
        assertThat(other.results().deadLetters()).isEmpty();
    }

    private ReplayReport replay(Way way) throws Exception {
        long ticks = first == null ? 0 : first.input().published();
        Kills kills = way.kills() == 0 ? Kills.NONE : new Kills(ticks / (way.kills() + 1), way.kills());
        ReplayRequest request = new ReplayRequest(
                input,
                folder.resolve("out"),
                new ReplayRequest.Work(way.partitions(), way.threads(), way.instances()),
                new ReplayRequest.Tempo(way.speed(), Optional.empty()),
                way.poll() == 0 ? Map.of() : Map.of("kafka.consumer.max.poll.records", Integer.toString(way.poll())),
                kills);
        return new Replay(request, MAIN, new PrintWriter(new StringWriter()), false).run();
    }

    private static List<Path> paths(String list) {
        return Stream.of(list.split(File.pathSeparator, -1)).map(Path::of).toList();
    }
}
