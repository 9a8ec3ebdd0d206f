package io.marketsignals.topology;

import io.marketsignals.index.partial.LevelState;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.schema.Breadth;
import io.marketsignals.schema.SessionClose;
import java.time.Instant;

/** The closing measures of an index, as the record of their topic. */
final class SessionRecords {
    private SessionRecords() {}

    static SessionClose sessionClose(IndexReading index, MarketReading market, Breadth breadth, String stateHash) {
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
        record.setLevelOrigin(MeasureRecords.origin(index));
        record.setPreviousClose(index.previousClose());
        record.setSessionReturn(index.sessionReturn());
        record.setReturns(MeasureRecords.horizons(index));
        record.setVolatility(index.volatility());
        record.setVolatility20(index.volatility20());
        copyCounts(breadth, record);
        record.setSegmentRank(index.segmentRank());
        record.setLatePrices(index.breadth().tally().late());
        record.setRevision(market.revision());
        record.setForced(market.forced());
        record.setStateHash(stateHash);
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
        to.setRelativeVolume(from.getRelativeVolume());
        to.setHighsLows(from.getHighsLows());
        to.setAverages(from.getAverages());
        to.setSectors(from.getSectors());
        to.setSectorDiffusion(from.getSectorDiffusion());
        to.setBroad(from.getBroad());
        to.setLeaders(from.getLeaders());
        to.setLaggards(from.getLaggards());
        to.setMcclellan(from.getMcclellan());
        to.setMcclellanAdjusted(from.getMcclellanAdjusted());
        to.setPercentAdvancingEma10(from.getPercentAdvancingEma10());
        to.setTechnicalUpgrades(from.getTechnicalUpgrades());
        to.setTechnicalDowngrades(from.getTechnicalDowngrades());
        to.setRatingUpgrades(from.getRatingUpgrades());
        to.setRatingDowngrades(from.getRatingDowngrades());
    }
}
