package io.marketsignals.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.marketsignals.schema.Alert;
import io.marketsignals.schema.Breadth;
import io.marketsignals.schema.BroadMove;
import io.marketsignals.schema.Index;
import io.marketsignals.schema.LevelSource;
import io.marketsignals.schema.Member;
import io.marketsignals.schema.Mover;
import io.marketsignals.schema.ReferenceKind;
import io.marketsignals.schema.ReferenceVersion;
import io.marketsignals.schema.SectorBreadth;
import io.marketsignals.schema.SessionClose;
import io.marketsignals.topics.TopicNames;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sectors and movers on their way from the reference data and the prices to the output topics. */
class MemberOutputsTest {
    private static final String INDEX = "IX";

    private final DrivenTopology topology = new DrivenTopology(reference(), PipelineSettings.defaults());

    @AfterEach
    void close() {
        topology.close();
    }

    /** Equal weights: A and B in Energy, C in Health, D in Mining, E in none. */
    private static ReferenceFixture reference() {
        Index index = ReferenceFixture.indexBody(INDEX, "M", LevelSource.DERIVED);
        index.setMembers(List.of(
                member("A", "Energy"),
                member("B", "Energy"),
                member("C", "Health"),
                member("D", "Mining"),
                member("E", null)));
        return new ReferenceFixture()
                .market("M")
                .entry(ReferenceKind.INDEX, INDEX, new ReferenceVersion(null, null, index))
                .settings(INDEX, "movers.min-price", "5");
    }

    private static Member member(String symbol, String sector) {
        return new Member(symbol, null, null, null, sector);
    }

    private void day(String date, double a, double b, double c, double d, double e) {
        topology.price("A", date + "T12:00:00Z", a);
        topology.price("B", date + "T12:00:00Z", b);
        topology.price("C", date + "T12:00:00Z", c);
        topology.price("D", date + "T12:00:00Z", d);
        topology.price("E", date + "T12:00:00Z", e);
        topology.heartbeat(date + "T17:02:00Z");
    }

    private void risingDay() {
        day("2024-03-04", 100, 100, 10, 100, 1);
        topology.records(TopicNames.SESSIONS);
        topology.records(TopicNames.BREADTH);
        // Energy +10 % and -4 %: mean +3 %; Health +5 %; Mining +5 %; E, under the least price, +50 %
        day("2024-03-05", 110, 96, 10.5, 105, 1.5);
    }

    private SessionClose lastSession() {
        List<SessionClose> sessions = topology.sessions();
        return sessions.get(sessions.size() - 1);
    }

    @Test
    void shouldWriteTheSectorsOfASession() {
        risingDay();

        SessionClose session = lastSession();
        assertThat(session.getSectors())
                .extracting(
                        SectorBreadth::getSector,
                        SectorBreadth::getMembers,
                        SectorBreadth::getAdvancers,
                        SectorBreadth::getDecliners)
                .containsExactly(tuple("Energy", 2, 1, 1), tuple("Health", 1, 1, 0), tuple("Mining", 1, 1, 0));
        // (10 - 4) / 2 per cent, and a fifth of 6 per cent
        assertThat(session.getSectors().get(0).getEqualWeightReturn()).isEqualTo(0.03);
        assertThat(session.getSectors().get(0).getContribution()).isEqualTo(0.012);
        assertThat(session.getSectorDiffusion()).isEqualTo(1);
        // 1.2 of 1.2 + 1 + 1 is 0.375
        assertThat(session.getBroad()).isEqualTo(BroadMove.UP);
    }

    @Test
    void shouldWriteTheSameOfABucket() {
        risingDay();

        List<Breadth> told = topology.read(TopicNames.BREADTH, Breadth.class);

        Breadth last = told.get(told.size() - 1);
        assertThat(last.getSectorDiffusion()).isEqualTo(1);
        assertThat(last.getBroad()).isEqualTo(BroadMove.UP);
        assertThat(last.getSectors()).hasSize(3);
        assertThat(last.getLeaders()).hasSize(4);
    }

    @Test
    void shouldLeaveMembersUnderTheLeastPriceOutOfLeadersAndLaggards() {
        risingDay();

        SessionClose session = lastSession();
        assertThat(session.getLeaders()).extracting(Mover::getSymbol).containsExactly("A", "C", "D", "B");
        assertThat(session.getLaggards()).extracting(Mover::getSymbol).containsExactly("B", "C", "D", "A");
    }

    @Test
    void shouldKeyATopMoverByIndexAndSymbol() {
        day("2024-03-04", 100, 100, 10, 100, 1);
        day("2024-03-05", 111, 100, 10, 100, 1);

        assertThat(topology.records(TopicNames.ALERTS))
                .filteredOn(record ->
                        topology.decode(record.value(), Alert.class).getSignal().equals("top-mover"))
                .hasSize(1)
                .allSatisfy(record -> {
                    assertThat(record.key()).isEqualTo("IX:A");
                    assertThat(topology.decode(record.value(), Alert.class).getSubject())
                            .isEqualTo("IX:A");
                });
    }
}
