package io.marketsignals.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.marketsignals.app.AppException;
import io.marketsignals.history.cluster.Kills;
import io.marketsignals.history.publish.HeldPace;
import io.marketsignals.history.recorded.Stretch;
import io.marketsignals.history.result.Results;
import io.marketsignals.history.yaml.InputError;
import io.marketsignals.topics.RunName;
import io.marketsignals.topics.TopicNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A cluster on which an application has run live; its input topics are replayed beside it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ReplayFromTopicsTest {
    private static final String MAIN = "io.marketsignals.cli.Main";

    @TempDir
    private static Path folder;

    private GeneratedHistory history;
    private LiveCluster cluster;
    private Results live;

    @BeforeAll
    void runLive() throws Exception {
        history = GeneratedHistory.in(Files.createDirectories(folder.resolve("history")));
        cluster = LiveCluster.start(folder.resolve("state"));
        cluster.load(history);
        cluster.runApplication();
        live = Recording.write(cluster.config(), folder.resolve("live"));
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    @Test
    void shouldGiveWhatWasLiveAndTouchNothingOfProduction() throws Exception {
        Map<TopicPartition, Long> before = cluster.ends(RunName.NONE);
        RunName run = new RunName("again");

        Results replayed = replay(run, "again", Stretch.ALL, Kills.NONE, 1).results();

        assertSame(replayed);
        assertThat(live.alerts().lines()).isGreaterThanOrEqualTo(5);
        assertThat(cluster.ends(RunName.NONE)).isEqualTo(before);
        assertThat(folder.resolve("state")).isDirectoryNotContaining(entry -> !entry.endsWith("market-signals"));
        Set<String> marks = new HashSet<>();
        long alerts = cluster.each(run.topic(TopicNames.ALERTS), record -> record.headers()
                .headers(RunName.HEADER)
                .forEach(mark -> marks.add(new String(mark.value(), StandardCharsets.UTF_8))));
        assertThat(alerts).isEqualTo(live.alerts().lines());
        assertThat(marks).containsExactly("again");
    }

    @Test
    void shouldGiveTheSameOnTwoInstancesOfWhichEachIsKilled() throws Exception {
        ReplayReport report = replay(new RunName("two"), "two", Stretch.ALL, new Kills(1500, 2), 2);

        assertThat(report.kills()).isEqualTo(2);
        assertSame(report.results());
    }

    @Test
    void shouldReplayTheStretchBetweenTwoTimesAndLeaveTheLastSessionOpen() throws Exception {
        Results replayed = replay(new RunName("stretch"), "stretch", untilTheMiddleOfTheThirdSession(), Kills.NONE, 1)
                .results();

        assertThat(replayed.tallies().sessions().get("LARGE").sessions()).isEqualTo(1);
    }

    @Test
    void shouldEndOpenSessionsOnRequest() throws Exception {
        ReplayRequest.Topics topics = new ReplayRequest.Topics(
                cluster.config(),
                new RunName("ended"),
                false,
                untilTheMiddleOfTheThirdSession(),
                Optional.empty(),
                true);

        Results replayed = run(topics, "ended", Kills.NONE, 1).results();

        assertThat(replayed.tallies().sessions().get("LARGE").sessions()).isEqualTo(2);
    }

    /** From the second session on. */
    private static Stretch untilTheMiddleOfTheThirdSession() {
        return new Stretch(
                Optional.of(local(GeneratedHistory.SESSIONS.get(1), "00:00")),
                Optional.of(local(GeneratedHistory.SESSIONS.get(2), "11:00")),
                Map.of(),
                Map.of());
    }

    @Test
    void shouldLetAFileReplaceReferenceDataOfTheSameId() throws Exception {
        Path file = Files.writeString(folder.resolve("what-if.yaml"), """
                markets:
                  XX: {zone: Europe/Berlin, open: "09:00", close: "12:00",
                       weekdays: [monday, tuesday, wednesday, thursday, friday]}
                indices:
                  LARGE: {market: XX, segment: LARGE, level: feed}
                zones:
                  LARGE-5050: {index: LARGE, role: resistance, low: 9040, high: 9060, label: far away}
                """);
        ReplayRequest.Topics topics = new ReplayRequest.Topics(
                cluster.config(), new RunName("what-if"), false, Stretch.ALL, Optional.of(file), false);

        run(topics, "what-if", Kills.NONE, 1);

        assertThat(subjects("live")).contains("LARGE-5050");
        assertThat(subjects("what-if")).doesNotContain("LARGE-5050").isNotEmpty();
    }

    @Test
    void shouldRefuseTopicsThatTheBrokerEatsUpWithTheSentenceThatRepairsThem() throws Exception {
        cluster.retention("604800000");
        try {
            assertThatThrownBy(() -> replay(new RunName("eaten"), "eaten", Stretch.ALL, Kills.NONE, 1))
                    .isInstanceOf(AppException.class)
                    .hasMessageStartingWith(
                            "Topic market.constituent-prices.v1 has retention.ms=604800000 instead of -1")
                    .hasMessageContaining("Repair it with 'signals topics create --repair --bootstrap-servers "
                            + cluster.config().bootstrapServers() + "'");
        } finally {
            cluster.retention("-1");
        }
    }

    @Test
    void shouldLeaveNothingOnTheClusterWhenAskedTo() throws Exception {
        Set<String> before = cluster.holdings();
        ReplayRequest.Topics topics = new ReplayRequest.Topics(
                cluster.config(), new RunName("cleaned"), true, Stretch.ALL, Optional.empty(), false);

        ReplayReport report = run(topics, "cleaned", Kills.NONE, 1);

        assertSame(report.results());
        assertThat(cluster.holdings()).isEqualTo(before);
    }

    @Test
    void shouldRegisterUnderSubjectsOfTheRun() throws Exception {
        replay(new RunName("subjects"), "subjects", Stretch.ALL, Kills.NONE, 1);

        assertThat(cluster.holdings())
                .contains("subject subjects.signals.alerts.v1-value", "subject signals.alerts.v1-value");
    }

    @Test
    void shouldRefuseANameThatIsTaken() throws Exception {
        RunName run = new RunName("taken");
        cluster.createTopics(run);

        assertThatThrownBy(() -> replay(run, "taken", Stretch.ALL, Kills.NONE, 1))
                .isInstanceOf(AppException.class)
                .hasMessageContaining("There is a run named taken on the cluster already");
    }

    @Test
    void shouldRefuseAnOffsetThatIsNotThere() {
        TopicPartition partition = new TopicPartition(TopicNames.PRICES, 0);
        Stretch stretch = new Stretch(Optional.empty(), Optional.empty(), Map.of(partition, 1_000_000L), Map.of());

        assertThatThrownBy(() -> replay(new RunName("beyond"), "beyond", stretch, Kills.NONE, 1))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("market.constituent-prices.v1-0 holds the offsets from 0 to before")
                .hasMessageEndingWith("not 1000000");
    }

    @Test
    void shouldGiveTheSameAfterItWasHeldAndSteppedOn() throws Exception {
        StringWriter told = new StringWriter();
        ReplayRequest.Tempo stepped = new ReplayRequest.Tempo(
                0,
                Optional.of(new ReplayRequest.Hold(true, Duration.ofMinutes(30), pace -> letGoOnceHeld(pace, told))));
        ReplayRequest.Topics topics = new ReplayRequest.Topics(
                cluster.config(), new RunName("held"), false, Stretch.ALL, Optional.empty(), false);
        ReplayRequest request = new ReplayRequest(
                topics, folder.resolve("held"), new ReplayRequest.Work(1, 1, 1), stepped, Map.of(), Kills.NONE);

        ReplayReport report = new Replay(request, MAIN, new PrintWriter(told), false).run();

        // The first record is a quarter of an hour's heartbeat; the step of a day ends at a time with one.
        assertThat(told.toString()).containsPattern("paused at 2024-03-05T\\d\\d:\\d\\d");
        assertSame(report.results());
    }

    /** Steps on by a day, and lets the replay go when it says that it is held. */
    private static void letGoOnceHeld(HeldPace pace, StringWriter told) {
        pace.step(Duration.ofDays(1));
        Thread hand = new Thread(() -> {
            await().atMost(Duration.ofMinutes(2)).until(() -> told.toString().contains("paused at"));
            pace.go();
        });
        hand.setDaemon(true);
        hand.start();
    }

    private ReplayReport replay(RunName run, String out, Stretch stretch, Kills kills, int instances) throws Exception {
        return run(
                new ReplayRequest.Topics(cluster.config(), run, false, stretch, Optional.empty(), false),
                out,
                kills,
                instances);
    }

    private ReplayReport run(ReplayRequest.Topics topics, String out, Kills kills, int instances) throws Exception {
        ReplayRequest request = new ReplayRequest(
                topics,
                folder.resolve(out),
                new ReplayRequest.Work(1, 1, instances),
                ReplayRequest.Tempo.FASTEST,
                Map.of(),
                kills);
        return new Replay(request, MAIN, new PrintWriter(new StringWriter()), false).run();
    }

    private void assertSame(Results replayed) {
        assertThat(replayed.alerts().digest()).isEqualTo(live.alerts().digest());
        assertThat(replayed.sessions().digest()).isEqualTo(live.sessions().digest());
        assertThat(replayed.spreads().digest()).isEqualTo(live.spreads().digest());
        assertThat(replayed.deadLetters()).isEmpty();
    }

    private List<String> subjects(String out) throws IOException {
        return Files.readAllLines(folder.resolve(out).resolve("alerts.ndjson")).stream()
                .map(line -> line.replaceAll(".*\"subject\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    private static Instant local(LocalDate date, String time) {
        return date.atTime(LocalTime.parse(time))
                .atZone(ZoneId.of("Europe/Berlin"))
                .toInstant();
    }
}
