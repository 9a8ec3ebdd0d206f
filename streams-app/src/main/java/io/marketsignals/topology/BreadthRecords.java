package io.marketsignals.topology;

import io.marketsignals.index.breadth.Concentration;
import io.marketsignals.index.partial.Tally;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.schema.Breadth;
import io.marketsignals.schema.BroadMove;
import java.time.Instant;
import java.time.LocalDate;

/** What an index's members say, as the record of its topic. */
final class BreadthRecords {
    private BreadthRecords() {}

    /**
     * @param highsLowsSessions how far new highs and lows look back
     */
    static Breadth breadth(IndexReading index, MarketReading market, double coverageGate, int highsLowsSessions) {
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
        addMembers(index, highsLowsSessions, record);
        return record;
    }

    private static void addMembers(IndexReading index, int highsLowsSessions, Breadth record) {
        Tally tally = index.breadth().tally();
        record.setRelativeVolume(index.relativeVolume());
        record.setHighsLows(MemberRecords.highsLows(tally.standings(), highsLowsSessions));
        record.setAverages(MemberRecords.averages(tally.standings()));
        record.setSectors(MemberRecords.sectors(index.sectors()));
        record.setSectorDiffusion(index.sectors().diffusion());
        record.setBroad(BroadMove.valueOf(index.sectors().broad().name()));
        record.setLeaders(MemberRecords.movers(index.movers().leaders()));
        record.setLaggards(MemberRecords.movers(index.movers().laggards()));
        record.setMcclellan(MemberRecords.mcclellan(index.mcclellan()));
        record.setMcclellanAdjusted(MemberRecords.mcclellan(index.mcclellanAdjusted()));
        record.setPercentAdvancingEma10(index.percentAdvancingEma10());
        record.setTechnicalUpgrades(tally.upgrades());
        record.setTechnicalDowngrades(tally.downgrades());
        record.setRatingUpgrades(index.ratings().upgrades());
        record.setRatingDowngrades(index.ratings().downgrades());
    }

    private static io.marketsignals.schema.Concentration concentration(Concentration c) {
        return c == null
                ? null
                : new io.marketsignals.schema.Concentration(
                        c.top5Share(), c.top10Share(), c.herfindahl(), c.effectiveNames());
    }
}
