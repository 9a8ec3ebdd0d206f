package io.marketsignals.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.marketsignals.schema.Alert;
import io.marketsignals.schema.AlertStatus;
import io.marketsignals.schema.CorporateAction;
import io.marketsignals.schema.Index;
import io.marketsignals.schema.LevelSource;
import io.marketsignals.schema.ReferenceKind;
import io.marketsignals.schema.ReferenceVersion;
import io.marketsignals.schema.SessionClose;
import io.marketsignals.schema.Zone;
import io.marketsignals.schema.ZoneRole;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Reference data that changes while the stream runs. */
class ReferenceChangeTest {
    private static final ReferenceFixture REFERENCE =
            new ReferenceFixture().market("M").derived("IX", "M", "A", "B");
    private static final LocalDate SECOND = LocalDate.parse("2024-03-05");
    private static final LocalDate THIRD = LocalDate.parse("2024-03-06");

    private final DrivenTopology topology = new DrivenTopology(REFERENCE, PipelineSettings.defaults());

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void shouldHoldFromItsSessionWhenAMembershipIsPublishedBefore() {
        day("2024-03-04", 10);
        topology.price("A", "2024-03-05T11:00:00Z", 10);

        topology.publish(threeMembers(THIRD, "2024-03-05T12:00:00Z"));
        day("2024-03-05", 11);
        day("2024-03-06", 12);

        assertThat(topology.sessions())
                .extracting(SessionClose::getMembers, SessionClose::getAdvancers)
                .containsExactly(tuple(2, 0), tuple(2, 2), tuple(3, 3));
    }

    @Test
    void shouldHoldFromTheNextSessionWhenAMembershipIsPublishedAfterTheOpen() {
        day("2024-03-04", 10);
        topology.price("A", "2024-03-05T11:00:00Z", 10);

        topology.publish(threeMembers(SECOND, "2024-03-05T11:30:00Z"));
        day("2024-03-05", 11);
        day("2024-03-06", 12);

        assertThat(topology.sessions()).extracting(SessionClose::getMembers).containsExactly(2, 2, 3);
    }

    @Test
    void shouldGiveTheSameWhenAReplaySeesALateMembershipFromTheStart() {
        topology.publish(threeMembers(SECOND, "2024-03-05T11:30:00Z"));

        day("2024-03-04", 10);
        day("2024-03-05", 11);
        day("2024-03-06", 12);

        assertThat(topology.sessions()).extracting(SessionClose::getMembers).containsExactly(2, 2, 3);
    }

    @Test
    void shouldKeepWhatWasCountedWhenReferenceDataChangesWithinASession() {
        day("2024-03-04", 10);
        topology.price("A", "2024-03-05T11:00:00Z", 11);
        topology.price("A", "2024-03-05T10:00:00Z", 11);

        topology.publish(new ReferenceFixture().market("OTHER"));
        topology.price("B", "2024-03-05T11:00:01Z", 9);
        topology.heartbeat("2024-03-06T00:00:00Z");

        assertThat(topology.sessions())
                .extracting(SessionClose::getAdvancers, SessionClose::getDecliners, SessionClose::getLatePrices)
                .containsExactly(tuple(0, 0, 0L), tuple(1, 1, 1L));
    }

    @Test
    void shouldGoOnWithoutThemWhenEntriesMakeNoSense() {
        day("2024-03-04", 10);

        topology.publishRaw("INDEX:IX2", new byte[] {1, 2, 3});
        topology.publishRaw("gone", null);
        topology.publish(new ReferenceFixture()
                .derived("BAD/ID", "M", "A")
                .derived("ORPHAN", "NOWHERE", "A")
                .pair("P", "M", "IX", "NOWHERE")
                .settings("M", "no-such-setting", "1")
                .settings("IX", "breadth-divergence.return", "much")
                .entry(ReferenceKind.ZONE, "Z", version(new Zone("IX", ZoneRole.SUPPORT, 2.0, 1.0, "", null)))
                .entry(ReferenceKind.MARKET, "M2", version(new Zone("IX", ZoneRole.SUPPORT, 1.0, 2.0, "", null)))
                .entry(ReferenceKind.CORPORATE_ACTION, "split", version(new CorporateAction("A", -2.0)))
                .entry(ReferenceKind.MARKET, "EMPTY")
                .entry(ReferenceKind.INDEX, "REMOVED", version(null)));
        day("2024-03-05", 11);

        assertThat(topology.sessions())
                .extracting(SessionClose::getIndex, SessionClose::getAdvancers)
                .containsExactly(tuple("IX", 0), tuple("IX", 2));
    }

    @Test
    void shouldRaiseNothingWhenSettingsOfTheMarketAskForMore() {
        topology.publish(new ReferenceFixture()
                .derived("IX", "M", "A", "B", "C", "D")
                .settings("M", "breadth-divergence.return", "0.05"));

        divergence();

        assertThat(topology.alerts("breadth-divergence")).isEmpty();
    }

    @Test
    void shouldNameTheSettingsInForceWhenAnAlertRestsOnThem() {
        topology.publish(new ReferenceFixture()
                .derived("IX", "M", "A", "B", "C", "D")
                .settings("*", "breadth-divergence.return", "0.9")
                .settings("IX", "breadth-divergence.return", "0.01"));

        divergence();

        assertThat(topology.alerts("breadth-divergence"))
                .filteredOn(alert -> alert.getStatus() == AlertStatus.RAISED)
                .hasSize(1)
                .first()
                .satisfies(alert -> {
                    assertThat(alert.getSettingsVersion()).isNotEqualTo("defaults");
                    assertThat(alert.getThresholds())
                            .filteredOn(t -> t.getName().equals("breadth-divergence.return"))
                            .extracting(io.marketsignals.schema.Evidence::getNumber)
                            .containsExactly(0.01);
                })
                .extracting(Alert::getSubject)
                .isEqualTo("IX");
    }

    /** +1.75 % with one advancer and three decliners. */
    private void divergence() {
        for (String symbol : new String[] {"A", "B", "C", "D"}) {
            topology.price(symbol, "2024-03-04T12:00:00Z", 100);
        }
        topology.price("A", "2024-03-05T12:00:00Z", 110);
        topology.price("B", "2024-03-05T12:00:00Z", 99);
        topology.price("C", "2024-03-05T12:00:00Z", 99);
        topology.price("D", "2024-03-05T12:00:00Z", 99);
        topology.heartbeat("2024-03-06T00:00:00Z");
    }

    /** A price of each symbol at noon, and the session's end. */
    private void day(String date, double price) {
        topology.price("A", date + "T12:00:00Z", price);
        topology.price("B", date + "T12:00:00Z", price);
        topology.price("C", date + "T12:00:00Z", price);
        topology.heartbeat(date + "T18:00:00Z");
    }

    private static ReferenceFixture threeMembers(LocalDate from, String published) {
        Index two = ReferenceFixture.indexBody("IX", "M", LevelSource.DERIVED, "A", "B");
        Index three = ReferenceFixture.indexBody("IX", "M", LevelSource.DERIVED, "A", "B", "C");
        return new ReferenceFixture()
                .entry(
                        ReferenceKind.INDEX,
                        "IX",
                        version(two),
                        new ReferenceVersion(from, Instant.parse(published), three));
    }

    private static ReferenceVersion version(Object body) {
        return new ReferenceVersion(null, null, body);
    }
}
