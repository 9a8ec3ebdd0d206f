package io.marketsignals.topology;

import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.PairReading;
import io.marketsignals.index.reading.WindowReturn;
import io.marketsignals.index.reading.WindowsReading;
import io.marketsignals.model.PairDefinition;
import io.marketsignals.schema.HorizonReturn;
import io.marketsignals.schema.HorizonSpread;
import io.marketsignals.schema.IndexReturn;
import io.marketsignals.schema.LevelOrigin;
import io.marketsignals.schema.Regime;
import io.marketsignals.schema.Spread;
import io.marketsignals.schema.WindowSpread;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Measures as the records of their topics. */
final class MeasureRecords {
    private MeasureRecords() {}

    static IndexReturn indexReturn(IndexReading index, MarketReading market) {
        return indexReturn(
                index,
                market.market(),
                market.reference().session().date(),
                market.eventTime(),
                List.of(),
                market.forced());
    }

    static IndexReturn indexReturn(IndexReading index, WindowsReading windows) {
        return indexReturn(
                index,
                windows.reference().market(),
                windows.reference().session().date(),
                windows.end(),
                windows.closed().getOrDefault(index.index(), List.of()),
                windows.forced());
    }

    private static IndexReturn indexReturn(
            IndexReading index,
            String market,
            LocalDate session,
            long asOf,
            List<WindowReturn> windows,
            boolean forced) {
        IndexReturn record = new IndexReturn();
        record.setIndex(index.index());
        record.setMarket(market);
        record.setSession(session);
        record.setAsOf(Instant.ofEpochMilli(asOf));
        record.setLevel(index.last());
        record.setLevelOrigin(origin(index));
        record.setPreviousClose(index.previousClose());
        record.setSessionReturn(index.sessionReturn());
        record.setReturns(horizons(index));
        record.setWindows(windows.stream()
                .map(w -> new io.marketsignals.schema.WindowReturn(
                        w.minutes(), Instant.ofEpochMilli(w.start()), Instant.ofEpochMilli(w.end()), w.value()))
                .toList());
        record.setVolatility(index.volatility());
        record.setForced(forced);
        return record;
    }

    static Spread spread(PairReading pair, MarketReading market) {
        Spread record = spread(
                pair.pair(), market.market(), market.reference().session().date());
        record.setAsOf(Instant.ofEpochMilli(market.eventTime()));
        record.setSmallReturn(pair.small().sessionReturn());
        record.setLargeReturn(pair.large().sessionReturn());
        record.setSpread(pair.spread());
        record.setSpreads(pair.publishedSpreads().stream()
                .map(s -> new HorizonSpread(s.sessions(), s.value()))
                .toList());
        record.setWindows(List.of());
        record.setZ(pair.z());
        record.setRegime(Regime.valueOf(pair.regime().kind().name()));
        record.setClosing(market.closing());
        record.setRevision(market.revision());
        record.setForced(market.forced());
        return record;
    }

    /** The spreads of windows that both legs closed; the caller leaves out a record without any. */
    static Spread spread(PairReading pair, WindowsReading windows) {
        Spread record = spread(
                pair.pair(),
                windows.reference().market(),
                windows.reference().session().date());
        record.setAsOf(Instant.ofEpochMilli(windows.end()));
        record.setSmallReturn(pair.small().sessionReturn());
        record.setLargeReturn(pair.large().sessionReturn());
        record.setSpread(pair.spread());
        record.setSpreads(List.of());
        record.setWindows(windows.spreads(pair.pair()).stream()
                .map(w -> new WindowSpread(
                        w.minutes(), Instant.ofEpochMilli(w.start()), Instant.ofEpochMilli(w.end()), w.value()))
                .toList());
        record.setZ(pair.z());
        record.setRegime(Regime.valueOf(pair.regime().kind().name()));
        record.setClosing(false);
        record.setForced(windows.forced());
        return record;
    }

    private static Spread spread(PairDefinition pair, String market, LocalDate session) {
        Spread record = new Spread();
        record.setPair(pair.id());
        record.setMarket(market);
        record.setSession(session);
        record.setSmall(pair.small());
        record.setLarge(pair.large());
        return record;
    }

    static LevelOrigin origin(IndexReading index) {
        return index.derived() ? LevelOrigin.DERIVED : LevelOrigin.FEED;
    }

    static List<HorizonReturn> horizons(IndexReading index) {
        return index.publishedReturns().stream()
                .map(r -> new HorizonReturn(r.sessions(), r.value()))
                .toList();
    }
}
