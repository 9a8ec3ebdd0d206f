package io.marketsignals.demo;

import io.marketsignals.schema.Alert;
import io.marketsignals.schema.AlertStatus;
import io.marketsignals.schema.Breadth;
import io.marketsignals.schema.Confirmation;
import io.marketsignals.schema.Direction;
import io.marketsignals.schema.IndexReturn;
import io.marketsignals.schema.LevelOrigin;
import io.marketsignals.schema.Regime;
import io.marketsignals.schema.Severity;
import io.marketsignals.schema.Spread;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Output records of India's first live session, at its close. */
public final class Outputs {
    public static final Instant CLOSE = Instant.parse("2025-09-15T10:00:00Z");
    private static final LocalDate MONDAY = LocalDate.of(2025, 9, 15);

    private Outputs() {}

    public static IndexReturn level(String index, double level, double sessionReturn) {
        return IndexReturn.newBuilder()
                .setIndex(index)
                .setMarket("IN")
                .setSession(MONDAY)
                .setAsOf(CLOSE)
                .setLevel(level)
                .setSessionReturn(sessionReturn)
                .setLevelOrigin(LevelOrigin.FEED)
                .setReturns(List.of())
                .setWindows(List.of())
                .build();
    }

    /** The same record, moved on by a day. */
    public static IndexReturn nextDay(IndexReturn level) {
        level.setSession(MONDAY.plusDays(1));
        level.setAsOf(CLOSE.plusSeconds(20 * 3600));
        return level;
    }

    public static Breadth breadth(String index, int members, int advancers, int decliners) {
        return Breadth.newBuilder()
                .setIndex(index)
                .setMarket("IN")
                .setSession(MONDAY)
                .setAsOf(CLOSE)
                .setMembers(members)
                .setAdvancers(advancers)
                .setDecliners(decliners)
                .setUnchanged(members - advancers - decliners)
                .setNoPreviousClose(0)
                .setHalted(0)
                .setNotTraded(0)
                .setCoverage(1)
                .setPartial(false)
                .setNetAdvances(advancers - decliners)
                .setAdRatio((double) advancers / decliners)
                .setAllAdvanced(false)
                .setPercentAdvancing((double) advancers / (advancers + decliners))
                .setAdLine(0)
                .setAdLineAnchor(MONDAY)
                .setUpVolume(0)
                .setDownVolume(0)
                .setUnchangedVolume(0)
                .setConcentration(null)
                .build();
    }

    public static Spread spread(String pair, double spread, double z, Regime regime) {
        return Spread.newBuilder()
                .setPair(pair)
                .setMarket("IN")
                .setSession(MONDAY)
                .setAsOf(CLOSE)
                .setSmall("IN-SMALL")
                .setLarge("IN-LARGE")
                .setSpread(spread)
                .setZ(z)
                .setSpreads(List.of())
                .setWindows(List.of())
                .setRegime(regime)
                .build();
    }

    public static Alert alert(
            String id, int revision, String signal, String event, Severity severity, AlertStatus status) {
        return Alert.newBuilder()
                .setId(id)
                .setRevision(revision)
                .setSignal(signal)
                .setEvent(event)
                .setMarket("IN")
                .setSubject("IN-SMALL")
                .setDirection(Direction.UP)
                .setStatus(status)
                .setConfirmation(Confirmation.FINAL)
                .setSeverity(severity)
                .setEpisodeStart(CLOSE)
                .setEventTime(CLOSE)
                .setSession(MONDAY)
                .setReason("Reason of " + id + ".")
                .setEvidence(List.of())
                .setThresholds(List.of())
                .setAsOf(CLOSE)
                .setWatermark(CLOSE)
                .setForced(false)
                .setSettingsVersion("defaults")
                .build();
    }
}
