package io.marketsignals.signal;

import io.marketsignals.index.Measurement;
import io.marketsignals.index.breadth.Breadth;
import io.marketsignals.index.breadth.BroadMove;
import io.marketsignals.index.breadth.BroadThresholds;
import io.marketsignals.index.breadth.Sectors;
import io.marketsignals.index.breadth.Sectors.Sector;
import io.marketsignals.index.reading.IndexReading;
import io.marketsignals.index.reading.MarketReading;
import io.marketsignals.index.reading.Reading;
import io.marketsignals.model.Settings;
import io.marketsignals.signal.Finding.Phase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * S11: an index closes with most members and sectors rising ({@code breadth-broadening}) or falling ({@code
 * breadth-narrowing}) after a session without. A session with too few members says nothing: it neither begins nor ends an
 * alert, and the one before it counts as the last.
 *
 * @param coverage least coverage; 0.5
 */
record BreadthBroadening(BroadThresholds thresholds, double coverage) implements SignalDetector {
    static final String ID = "breadth-broadening";
    static final String MIRROR_ID = "breadth-narrowing";

    static BreadthBroadening from(Settings settings) {
        return new BreadthBroadening(BroadThresholds.from(settings), Measurement.coverageGate(settings));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Map<String, Set<String>> events() {
        return Map.of(ID, Set.of(ID), MIRROR_ID, Set.of(MIRROR_ID));
    }

    @Override
    public List<Finding> detect(Reading reading, MarketReading market) {
        if (!market.closing()
                || !(reading instanceof IndexReading index)
                || index.breadth().members() == 0
                || index.breadth().coverage() < coverage) {
            return List.of();
        }
        return List.of(finding(index, Direction.UP, BroadMove.UP), finding(index, Direction.DOWN, BroadMove.DOWN));
    }

    private Finding finding(IndexReading index, Direction direction, BroadMove move) {
        BroadMove before = index.history().participation();
        boolean now = thresholds.participation(index.breadth(), index.sectors()) == move;
        Phase phase = !now ? Phase.FALSE : before == null || before == move ? Phase.HELD : Phase.TRUE;
        return Finding.lasting(
                direction == Direction.UP ? ID : MIRROR_ID,
                index.index(),
                direction,
                phase,
                Strength.of(along(index.breadth(), direction), 0.75, 0.9),
                new Finding.Basis(index.breadth().coverage(), () -> explain(index, direction, phase)));
    }

    /** The members that move with the signal / all that moved; 0 where nobody did. */
    private static double along(Breadth breadth, Direction direction) {
        int moved = breadth.advancers() + breadth.decliners();
        int with = direction == Direction.UP ? breadth.advancers() : breadth.decliners();
        return moved == 0 ? 0 : (double) with / moved;
    }

    private Explanation explain(IndexReading index, Direction direction, Phase phase) {
        Breadth breadth = index.breadth();
        Sectors sectors = index.sectors();
        List<Evidence> evidence = new ArrayList<>();
        if (breadth.percentAdvancing() != null) {
            evidence.add(Evidence.fraction("percentAdvancing", breadth.percentAdvancing()));
        }
        evidence.add(Evidence.count("advancers", breadth.advancers()));
        evidence.add(Evidence.count("decliners", breadth.decliners()));
        evidence.add(Evidence.count("members", breadth.members()));
        evidence.add(Evidence.count("sectors", sectors.sectors().size()));
        evidence.add(Evidence.count("risingSectors", sectors.rising()));
        evidence.add(Evidence.count("fallingSectors", sectors.falling()));
        if (sectors.diffusion() != null) {
            evidence.add(Evidence.fraction("sectorDiffusion", sectors.diffusion()));
        }
        sectors.sectors().stream()
                .filter(s -> direction.sign() * s.tally().contribution() > 0)
                .max(Comparator.comparingLong(
                                (Sector s) -> direction.sign() * s.tally().contribution())
                        .thenComparing(Sector::name, Comparator.reverseOrder()))
                .ifPresent(sector -> {
                    evidence.add(Evidence.text("largestSector", sector.name()));
                    evidence.add(Evidence.fraction("largestSectorContribution", sector.contribution()));
                });
        if (index.sessionReturn() != null) {
            evidence.add(Evidence.fraction("sessionReturn", index.sessionReturn()));
        }
        return new Explanation(reason(index, direction, phase), evidence, thresholdsInForce());
    }

    private static String reason(IndexReading index, Direction direction, Phase phase) {
        boolean up = direction == Direction.UP;
        String counts = String.format(
                Locale.ROOT,
                "%s closes with %d members up and %d down, %d of %d sectors %s",
                index.index(),
                index.breadth().advancers(),
                index.breadth().decliners(),
                up ? index.sectors().rising() : index.sectors().falling(),
                index.sectors().sectors().size(),
                up ? "up" : "down");
        if (phase == Phase.FALSE) {
            return counts + ": the " + (up ? "rise" : "fall") + " is broad no longer.";
        }
        return counts + (up ? ": the rise broadens." : ": the fall broadens.");
    }

    private List<Evidence> thresholdsInForce() {
        return List.of(
                Evidence.fraction(ID + ".percent-advancing", thresholds.percentAdvancing()),
                Evidence.fraction(ID + ".diffusion", thresholds.diffusion()),
                Evidence.fraction(ID + ".sector-share", thresholds.sectorShare()));
    }
}
