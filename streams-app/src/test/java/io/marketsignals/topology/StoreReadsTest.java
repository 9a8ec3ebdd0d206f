package io.marketsignals.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsignals.index.MarketClock;
import io.marketsignals.index.partial.SourceId;
import io.marketsignals.index.zone.ZoneState;
import io.marketsignals.model.Buckets;
import io.marketsignals.model.Reference;
import io.marketsignals.model.Session;
import io.marketsignals.schema.Breadth;
import io.marketsignals.schema.IndexReturn;
import io.marketsignals.schema.ReferenceKind;
import io.marketsignals.schema.ReferenceVersion;
import io.marketsignals.topology.query.LocalStores;
import io.marketsignals.topology.query.MarketReads;
import io.marketsignals.topology.query.ReferenceReads;
import io.marketsignals.topology.query.SourceReads;
import io.marketsignals.topology.query.Span;
import io.marketsignals.topology.query.StoreSizes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is read from outside of the stores that the whole topology has written. */
class StoreReadsTest {
    private static final ReferenceFixture REFERENCE = new ReferenceFixture()
            .market("M")
            .derived("IX", "M", "A", "B")
            .resistance("CEILING", "IX", 1_040, 1_060)
            .resistance("SKY", "IX", 2_000, 2_100);
    private static final Instant NOON = Instant.parse("2024-03-05T12:00:00Z");
    private static final Span TUESDAY = new Span(
            Instant.parse("2024-03-05T00:00:00Z").toEpochMilli(),
            Instant.parse("2024-03-06T00:00:00Z").toEpochMilli());

    private final DrivenTopology topology = new DrivenTopology(REFERENCE, PipelineSettings.defaults());
    private final LocalStores stores = new DrivenStores();
    private final MarketReads markets = new MarketReads(stores, topology.registry);
    private final ReferenceReads reference = new ReferenceReads(stores, topology.registry);

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void shouldGiveTheNewestOfEachMinuteWhenAMinuteHasSeveral() {
        twoDays();

        var returns = markets.returns(0, "IX", TUESDAY);
        var breadth = markets.breadth(0, "IX", TUESDAY);

        assertThat(returns).containsOnlyKeys(NOON, NOON.plusSeconds(60));
        // A from 100 to 112, B from 100 to 99: (0.12 - 0.01) / 2
        assertThat(returns.get(NOON.plusSeconds(60)))
                .extracting(IndexReturn::getLevel)
                .isEqualTo(1_055.0);
        assertThat(breadth.get(NOON)).extracting(Breadth::getAdvancers).isEqualTo(2);
        assertThat(breadth.get(NOON.plusSeconds(60)))
                .extracting(Breadth::getDecliners)
                .isEqualTo(1);
    }

    @Test
    void shouldCutMinutesByTheirStartWithoutTheEnd() {
        twoDays();
        long noon = NOON.toEpochMilli();

        assertThat(markets.returns(0, "IX", new Span(noon, noon + 60_000))).containsOnlyKeys(NOON);
        assertThat(markets.returns(0, "IX", new Span(noon, noon + 60_001))).hasSize(2);
        assertThat(markets.returns(0, "IX", new Span(noon + 1, noon + 60_000))).isEmpty();
        assertThat(markets.returns(0, "IX", new Span(noon, noon))).isEmpty();
        assertThat(markets.returns(0, "IX", Span.ALL)).hasSize(3);
    }

    @Test
    void shouldGiveNothingOfAnIndexThatWroteNothing() {
        assertThat(markets.returns(0, "NOBODY", Span.ALL)).isEmpty();
        assertThat(markets.clock(0, "NOBODY")).isEmpty();
    }

    @Test
    void shouldTellTheLivesOfZones() {
        twoDays();
        Session session = markets.clock(0, "M").orElseThrow().session();

        List<ZoneState> zones = markets.zones(0, "IX", reference.read().session("M", session));

        assertThat(zones).extracting(zone -> zone.zone().id()).containsExactly("CEILING", "SKY");
        // 1,105 breaks [1,040, 1,060]; 1,055 is not back below 1,040, so the break stands. Both are far below 2,000.
        assertThat(zones).extracting(ZoneState::phase).containsExactly(ZoneState.Phase.BROKEN, ZoneState.Phase.AWAY);
    }

    @Test
    void shouldTellHowFarSourcesAndMarketsAre() {
        SourceReads sources = new SourceReads(stores, new Buckets(1_000));
        assertThat(sources.watermark(SourceId.Kind.PRICES, 0)).isEmpty();

        twoDays();

        // The last heartbeat, of 12:05:00, opens a bucket and closes all before it.
        long closed = NOON.plusSeconds(300).toEpochMilli();
        assertThat(sources.watermark(SourceId.Kind.PRICES, 0)).hasValue(closed);
        assertThat(sources.watermark(SourceId.Kind.LEVELS, 0)).hasValue(closed);
        assertThat(markets.clocks(0)).extracting(MarketClock::closed).containsExactly(closed);
    }

    @Test
    void shouldTellThatASourceIsSilentOnlyWhileItIs() {
        twoDays();
        assertThat(SourceReads.forced(SourceId.Kind.PRICES, 0, markets.clocks(0)))
                .isFalse();

        topology.passWallClock(Duration.ofSeconds(60));
        assertThat(SourceReads.forced(SourceId.Kind.PRICES, 0, markets.clocks(0)))
                .isTrue();

        topology.batch("2024-03-05T12:06:00Z");
        assertThat(SourceReads.forced(SourceId.Kind.PRICES, 0, markets.clocks(0)))
                .isFalse();
        assertThat(SourceReads.forced(SourceId.Kind.LEVELS, 0, markets.clocks(0)))
                .isTrue();
    }

    @Test
    void shouldDecodeReferenceDataAgainWhenAnEntryHasChangedAndOnlyThen() {
        Reference first = reference.read();
        assertThat(first.indices()).containsOnlyKeys("IX");
        assertThat(reference.read()).isSameAs(first);

        topology.publish(new ReferenceFixture().derived("IY", "M", "C"));
        Reference second = reference.read();
        assertThat(second.indices()).containsOnlyKeys("IX", "IY");

        topology.publish(new ReferenceFixture().derived("IY", "M", "C", "D"));
        assertThat(reference.read().marketOfSymbol("D")).contains("M");
        assertThat(second.marketOfSymbol("D")).isEmpty();
    }

    @Test
    void shouldLeaveOutEntriesThatMakeNoSense() {
        topology.publish(new ReferenceFixture()
                .entry(
                        ReferenceKind.ZONE,
                        "UPSIDE-DOWN",
                        new ReferenceVersion(
                                null,
                                null,
                                new io.marketsignals.schema.Zone(
                                        "IX", io.marketsignals.schema.ZoneRole.SUPPORT, 10.0, 5.0, "", null))));

        assertThat(reference.read().zones()).containsOnlyKeys("CEILING", "SKY");
    }

    @Test
    void shouldCountEntriesButNotWindows() {
        twoDays();
        StoreSizes sizes = new StoreSizes(stores);

        assertThat(sizes.entries(StoreNames.SYMBOLS, 0)).hasValue(1);
        assertThat(sizes.entries(StoreNames.BREADTH, 0)).isEmpty();
        assertThat(sizes.entries(StoreNames.REFERENCE)).isEqualTo(4);
    }

    /** On Monday 100 and 100; on Tuesday at noon 101 and 110, then 111 and 110, and a minute later 112 and 99. */
    private void twoDays() {
        topology.price("A", "2024-03-04T12:00:00.500Z", 100);
        topology.price("B", "2024-03-04T12:00:00.500Z", 100);
        topology.heartbeat("2024-03-04T12:00:10Z");
        topology.price("A", "2024-03-05T12:00:00.500Z", 101);
        topology.price("B", "2024-03-05T12:00:00.500Z", 110);
        topology.heartbeat("2024-03-05T12:00:10Z");
        topology.price("A", "2024-03-05T12:00:20Z", 111);
        topology.heartbeat("2024-03-05T12:00:30Z");
        topology.price("A", "2024-03-05T12:01:00.500Z", 112);
        topology.price("B", "2024-03-05T12:01:00.500Z", 99);
        topology.heartbeat("2024-03-05T12:05:00Z");
    }

    /** The driver's stores, of one partition. */
    private final class DrivenStores implements LocalStores {
        @Override
        public ReadOnlyKeyValueStore<String, byte[]> keyValue(String store, int partition) {
            return topology.driver.getKeyValueStore(store);
        }

        @Override
        public ReadOnlyWindowStore<String, byte[]> window(String store, int partition) {
            return topology.driver.getWindowStore(store);
        }

        @Override
        public ReadOnlyKeyValueStore<String, byte[]> global(String store) {
            return topology.driver.getKeyValueStore(store);
        }
    }
}
