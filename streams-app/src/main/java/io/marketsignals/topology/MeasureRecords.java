package io.marketsignals.topology;

import io.marketsignals.index.breadth.Concentration;
import io.marketsignals.index.partial.LevelState;
import io.marketsignals.index.partial.Tally;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.PairReading;
import io.marketsignals.index.reading.WindowReturn;
import io.marketsignals.index.reading.WindowsReading;
import io.marketsignals.model.PairDefinition;
import io.marketsignals.schema.Breadth;
import io.marketsignals.schema.HorizonReturn;
import io.marketsignals.schema.HorizonSpread;
import io.marketsignals.schema.IndexReturn;
import io.marketsignals.schema.LevelOrigin;
import io.marketsignals.schema.Regime;
import io.marketsignals.schema.SessionClose;
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

    static Breadth breadth(IndexReading index, MarketReading market, double coverageGate) {
        io.marketsignals.index.breadth.Breadth breadth = index.breadth();
        Tally tally = breadth.tally();
        Breadth record = new Breadth();
        record.setIndex(index.index());
        record.setMarket(market.market());
        record.setSession(market.reference().session().date());
        record.setAsOf(Instant.ofEpochMilli(market.eventTime()));
        record.setMembers(breadth.members());
        record.setAdvancers(tally.advancers());
        record.setDecliners(tally.decliners());
        record.setUnchanged(tally.unchanged());
        record.setNoPreviousClose(tally.noPreviousClose());
        record.setHalted(tally.halted());
        record.setNotTraded(breadth.notTraded());
        record.setCoverage(breadth.coverage());
        record.setPartial(breadth.coverage() < coverageGate);
        record.setNetAdvances(breadth.netAdvances());
        record.setAdRatio(breadth.adRatio());
        record.setAllAdvanced(breadth.allAdvanced());
        record.setPercentAdvancing(breadth.percentAdvancing());
        record.setAdPercent(breadth.adPercent());
        record.setAdLine(index.adLine());
        record.setAdLineAnchor(LocalDate.ofEpochDay(index.anchor()));
        record.setUpVolume(tally.upVolume());
        record.setDownVolume(tally.downVolume());
        record.setUnchangedVolume(tally.unchangedVolume());
        record.setVolumeRatio(breadth.volumeRatio());
        record.setTrin(breadth.trin());
        record.setTrin10(index.trin10());
        record.setConcentration(concentration(index.concentration()));
        record.setForced(market.forced());
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

    static SessionClose sessionClose(IndexReading index, MarketReading market, Breadth breadth) {
        LevelState level = index.level();
        SessionClose record = new SessionClose();
        record.setIndex(index.index());
        record.setMarket(market.market());
        record.setSession(market.reference().session().date());
        record.setOpen(Instant.ofEpochMilli(market.reference().session().open()));
        record.setClose(Instant.ofEpochMilli(market.reference().session().close()));
        record.setWatermark(Instant.ofEpochMilli(market.watermark()));
        if (level != null) {
            record.setOpenLevel(level.open());
            record.setHighLevel(level.high());
            record.setLowLevel(level.low());
            record.setCloseLevel(level.last());
            record.setOfficialClose(level.official());
            record.setIndexVolume(index.derived() ? null : Long.valueOf(level.volume()));
        }
        record.setLevelOrigin(origin(index));
        record.setPreviousClose(index.previousClose());
        record.setSessionReturn(index.sessionReturn());
        record.setReturns(horizons(index));
        record.setVolatility(index.volatility());
        record.setVolatility20(index.volatility20());
        copyCounts(breadth, record);
        record.setRelativeVolume(index.relativeVolume());
        record.setSegmentRank(index.segmentRank());
        record.setLatePrices(index.breadth().tally().late());
        record.setForced(market.forced());
        return record;
    }

    private static void copyCounts(Breadth from, SessionClose to) {
        to.setMembers(from.getMembers());
        to.setAdvancers(from.getAdvancers());
        to.setDecliners(from.getDecliners());
        to.setUnchanged(from.getUnchanged());
        to.setNoPreviousClose(from.getNoPreviousClose());
        to.setHalted(from.getHalted());
        to.setNotTraded(from.getNotTraded());
        to.setCoverage(from.getCoverage());
        to.setPartial(from.getPartial());
        to.setNetAdvances(from.getNetAdvances());
        to.setAdRatio(from.getAdRatio());
        to.setAllAdvanced(from.getAllAdvanced());
        to.setPercentAdvancing(from.getPercentAdvancing());
        to.setAdPercent(from.getAdPercent());
        to.setAdLine(from.getAdLine());
        to.setAdLineAnchor(from.getAdLineAnchor());
        to.setUpVolume(from.getUpVolume());
        to.setDownVolume(from.getDownVolume());
        to.setUnchangedVolume(from.getUnchangedVolume());
        to.setVolumeRatio(from.getVolumeRatio());
        to.setTrin(from.getTrin());
        to.setTrin10(from.getTrin10());
        to.setConcentration(from.getConcentration());
    }

    private static LevelOrigin origin(IndexReading index) {
        return index.derived() ? LevelOrigin.DERIVED : LevelOrigin.FEED;
    }

    private static List<HorizonReturn> horizons(IndexReading index) {
        return index.publishedReturns().stream()
                .map(r -> new HorizonReturn(r.sessions(), r.value()))
                .toList();
    }

    private static io.marketsignals.schema.Concentration concentration(Concentration c) {
        return c == null
                ? null
                : new io.marketsignals.schema.Concentration(
                        c.top5Share(), c.top10Share(), c.herfindahl(), c.effectiveNames());
    }
}
