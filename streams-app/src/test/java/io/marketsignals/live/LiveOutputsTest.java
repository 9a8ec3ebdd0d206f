package io.marketsignals.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.demo.Outputs;
import io.marketsignals.schema.Alert;
import io.marketsignals.schema.AlertStatus;
import io.marketsignals.schema.IndexReturn;
import io.marketsignals.schema.SessionClose;
import io.marketsignals.schema.Severity;
import io.marketsignals.topics.TopicNames;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** What is in memory of the outputs, and what a follower is told. */
class LiveOutputsTest {
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final Map<String, Integer> PARTITIONS = Map.of(
            TopicNames.INDEX_RETURNS, 1,
            TopicNames.BREADTH, 1,
            TopicNames.SPREADS, 1,
            TopicNames.SESSIONS, 1,
            TopicNames.ALERTS, 1);

    private final LiveOutputs outputs = new LiveOutputs("abc", PARTITIONS);

    @Test
    void shouldKeepTheNewestByEventTimeAndOfEqualTimesTheOneReadLater() {
        IndexReturn later = Outputs.nextDay(Outputs.level("IN-SMALL", 102, 0.02));
        take(TopicNames.INDEX_RETURNS, 0, later);
        take(TopicNames.INDEX_RETURNS, 1, Outputs.level("IN-SMALL", 100, 0));
        take(TopicNames.INDEX_RETURNS, 2, Outputs.nextDay(Outputs.level("IN-SMALL", 103, 0.03)));

        assertThat(outputs.indexReturn("IN-SMALL").orElseThrow().getLevel()).isEqualTo(103);
        assertThat(outputs.indexReturn("IN-LARGE")).isEmpty();
    }

    @Test
    void shouldTellAFollowerTheNewestOfEachSubjectAndEveryAlert() {
        take(TopicNames.INDEX_RETURNS, 0, Outputs.level("IN-LARGE", 200, 0));
        Position before = outputs.position();
        take(TopicNames.INDEX_RETURNS, 1, Outputs.level("IN-SMALL", 100, 0));
        take(TopicNames.INDEX_RETURNS, 2, Outputs.level("IN-SMALL", 101, 0.01));
        take(TopicNames.ALERTS, 0, alert("a", 1, AlertStatus.RAISED));
        take(TopicNames.ALERTS, 1, alert("a", 2, AlertStatus.CLEARED));

        Changes changes = outputs.since(before);

        assertThat(changes.returns()).extracting(IndexReturn::getLevel).containsExactly(101.0);
        assertThat(changes.alerts())
                .extracting(told -> told.alert().getRevision())
                .containsExactly(1, 2);
        assertThat(outputs.since(changes.to()).hasBars()).isFalse();
        assertThat(outputs.since(changes.to()).alerts()).isEmpty();
    }

    @Test
    void shouldGoOnAfterEachAlertByItself() {
        Position before = outputs.position();
        take(TopicNames.ALERTS, 0, alert("a", 1, AlertStatus.RAISED));
        take(TopicNames.ALERTS, 1, alert("b", 1, AlertStatus.RAISED));

        Position afterTheFirst = outputs.since(before).alerts().get(0).after();

        assertThat(outputs.since(afterTheFirst).alerts())
                .extracting(told -> told.alert().getId())
                .containsExactly("b");
    }

    @Test
    void shouldResumeFromATextOfItsOwnClusterOnly() {
        take(TopicNames.ALERTS, 0, alert("a", 1, AlertStatus.RAISED));
        String text = outputs.text(outputs.position());

        assertThat(outputs.resume(text)).isPresent();
        assertThat(outputs.resume(text.replace("abc", "abd"))).isEmpty();
        assertThat(outputs.resume("abc-junk")).isEmpty();
    }

    @Test
    void shouldSayThatAFollowerLostAlertsWhenTheOldestWasLetGo() {
        Position start = outputs.position();
        take(TopicNames.ALERTS, 0, alert("0", 1, AlertStatus.RAISED));
        Position afterTheFirst = outputs.position();
        for (int i = 1; i <= LiveOutputs.MOST_ALERTS; i++) {
            take(TopicNames.ALERTS, i, alert(String.valueOf(i), 1, AlertStatus.RAISED));
        }

        assertThat(outputs.complete(start)).isFalse();
        assertThat(outputs.complete(afterTheFirst)).isTrue();
        assertThat(outputs.alerts(false)).hasSize(LiveOutputs.MOST_ALERTS);
    }

    @Test
    void shouldNotResumeBeforeWhatWasEverRead() {
        outputs.alertsFrom(0, 500);

        assertThat(outputs.resume("abc-0_0_0_0_3")).isEmpty();
        assertThat(outputs.resume("abc-0_0_0_0_dw")).isPresent(); // 500
    }

    @Test
    void shouldListTheLastRevisionOfOpenAlertsOnly() {
        take(TopicNames.ALERTS, 0, alert("a", 1, AlertStatus.RAISED));
        take(TopicNames.ALERTS, 1, alert("b", 1, AlertStatus.RAISED));
        take(TopicNames.ALERTS, 2, alert("a", 2, AlertStatus.CLEARED));
        take(TopicNames.ALERTS, 3, alert("b", 2, AlertStatus.UPDATED));

        assertThat(outputs.alerts(true))
                .extracting(Alert::getId, Alert::getRevision)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("b", 2));
        assertThat(outputs.alerts(false)).hasSize(4);
    }

    @Test
    void shouldSayOfAMarketWhetherItsSessionWasClosed() {
        IndexReturn monday = Outputs.level("IN-SMALL", 100, 0);
        take(TopicNames.INDEX_RETURNS, 0, monday);
        boolean before = outputs.markets().get("IN").open();
        take(TopicNames.SESSIONS, 0, close(monday));
        boolean closed = outputs.markets().get("IN").open();
        take(TopicNames.INDEX_RETURNS, 1, Outputs.level("IN-SMALL", 100, 0)); // a correction of the closed session
        boolean corrected = outputs.markets().get("IN").open();
        take(TopicNames.INDEX_RETURNS, 2, Outputs.nextDay(Outputs.level("IN-SMALL", 100, 0)));

        assertThat(before).isTrue();
        assertThat(closed).isFalse();
        assertThat(corrected).isFalse();
        assertThat(outputs.markets().get("IN").open()).isTrue();
    }

    @Test
    void shouldLetGoOfThoseWhoWaitWhenReadingEnds() throws InterruptedException {
        Position position = outputs.position();
        new Thread(outputs::end).start();

        assertThat(outputs.await(position, Duration.ofSeconds(30))).isFalse();
    }

    private void take(String topic, long offset, SpecificRecord record) {
        outputs.take(topic, 0, offset, NOW, record);
    }

    private static Alert alert(String id, int revision, AlertStatus status) {
        return Outputs.alert(id, revision, "rally", "rally", Severity.LOW, status);
    }

    private static SessionClose close(IndexReturn last) {
        SessionClose close = new SessionClose();
        close.setIndex(last.getIndex());
        close.setMarket(last.getMarket());
        close.setSession(last.getSession());
        close.setClose(Outputs.CLOSE);
        return close;
    }
}
