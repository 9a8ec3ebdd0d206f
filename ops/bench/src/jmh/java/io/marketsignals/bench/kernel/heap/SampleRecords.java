package io.marketsignals.bench.kernel.heap;

import io.marketsignals.schema.Alert;
import io.marketsignals.schema.AlertStatus;
import io.marketsignals.schema.AverageBreadth;
import io.marketsignals.schema.Breadth;
import io.marketsignals.schema.BroadMove;
import io.marketsignals.schema.Concentration;
import io.marketsignals.schema.Confirmation;
import io.marketsignals.schema.Direction;
import io.marketsignals.schema.Evidence;
import io.marketsignals.schema.HighsLows;
import io.marketsignals.schema.McClellan;
import io.marketsignals.schema.Mover;
import io.marketsignals.schema.SectorBreadth;
import io.marketsignals.schema.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Output records of the usual size, every field with a value: a divergence with its evidence, an index of 1,200 members. */
public final class SampleRecords {
    private static final Instant AS_OF = Instant.parse("2025-06-11T13:35:00Z");
    private static final LocalDate SESSION = LocalDate.of(2025, 6, 11);

    private SampleRecords() {}

    public static Alert alert() {
        Alert alert = new Alert();
        alert.setId(new UUID(3, 14).toString());
        alert.setRevision(2);
        alert.setSignal("breadth-divergence");
        alert.setEvent("breadth-divergence");
        alert.setMarket("IN");
        alert.setSubject("IN-SMALL");
        alert.setDirection(Direction.DOWN);
        alert.setStatus(AlertStatus.UPDATED);
        alert.setConfirmation(Confirmation.FINAL);
        alert.setSeverity(Severity.HIGH);
        alert.setEpisodeStart(AS_OF.minusSeconds(600));
        alert.setEventTime(AS_OF.plusSeconds(1));
        alert.setSession(SESSION);
        alert.setReason("IN-SMALL is up 2.52 % while 816 of 1,194 members that moved fall (A/D 0.46).");
        alert.setEvidence(Stream.of("sessionReturn", "adRatio", "advancers", "decliners", "top5Share", "top10Share")
                .map(name -> new Evidence(name, 0.46324, null, null, "fraction"))
                .toList());
        alert.setThresholds(Stream.of("return", "ratio", "clear-return", "clear-ratio")
                .map(name -> new Evidence("breadth-divergence." + name, 0.005, null, null, "fraction"))
                .toList());
        alert.setCoverage(0.98);
        alert.setAsOf(AS_OF);
        alert.setWatermark(AS_OF.plusSeconds(1));
        alert.setForced(false);
        alert.setSettingsVersion("defaults");
        return alert;
    }

    public static Breadth breadth() {
        Breadth breadth = new Breadth();
        breadth.setIndex("IN-SMALL");
        breadth.setMarket("IN");
        breadth.setSession(SESSION);
        breadth.setAsOf(AS_OF);
        breadth.setMembers(1_200);
        breadth.setAdvancers(378);
        breadth.setDecliners(816);
        breadth.setUnchanged(6);
        breadth.setCoverage(1);
        breadth.setNetAdvances(-438);
        breadth.setAdRatio(378.0 / 816);
        breadth.setPercentAdvancing(378.0 / 1_194);
        breadth.setAdPercent(-438.0 / 1_200);
        breadth.setAdLine(-12_345);
        breadth.setAdLineAnchor(SESSION.minusYears(1));
        breadth.setUpVolume(1_234_567_890);
        breadth.setDownVolume(2_345_678_901L);
        breadth.setUnchangedVolume(12_345_678);
        breadth.setVolumeRatio(0.526);
        breadth.setTrin(0.88);
        breadth.setTrin10(0.97);
        breadth.setConcentration(new Concentration(0.21, 0.34, 0.013, 77.0));
        breadth.setRelativeVolume(1.12);
        breadth.setHighsLows(new HighsLows(252, 1_180, 20, 31, 12, 25, 9, 19, 72.09));
        breadth.setAverages(Stream.of(20, 50, 200)
                .map(sessions -> new AverageBreadth(sessions, 1_180, 640, 54.24))
                .toList());
        breadth.setSectors(IntStream.range(0, 11)
                .mapToObj(i -> new SectorBreadth("SECTOR-" + i, 109, 34, 74, 1, -0.004, -0.0004))
                .toList());
        breadth.setSectorDiffusion(0.27);
        breadth.setBroad(BroadMove.NONE);
        breadth.setLeaders(movers(0.1299));
        breadth.setLaggards(movers(-0.1678));
        breadth.setMcclellan(new McClellan(-41.5, 812.25));
        breadth.setMcclellanAdjusted(new McClellan(-35.25, 702.5));
        breadth.setPercentAdvancingEma10(0.44);
        return breadth;
    }

    private static List<Mover> movers(double first) {
        return IntStream.range(0, 10)
                .mapToObj(rank -> new Mover("S00" + rank, first * (1 - rank * 0.05), 123.45, 1_000_000L))
                .toList();
    }
}
