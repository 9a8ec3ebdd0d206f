package io.marketsignals.index.breadth;

import io.marketsignals.index.breadth.Sectors.Sector;
import io.marketsignals.model.Settings;
import java.util.List;

/**
 * When a move rests on many sectors and many members. What is said of a rise holds for a fall in the mirror.
 *
 * @param percentAdvancing least advancers / (advancers + decliners), fraction
 * @param diffusion least rising sectors / sectors, fraction
 * @param sectorShare largest share of one sector in the positive contribution, fraction
 */
public record BroadThresholds(double percentAdvancing, double diffusion, double sectorShare) {
    /**
     * {@code breadth-broadening.percent-advancing} 0.60, {@code breadth-broadening.diffusion} 0.6, {@code
     * breadth-broadening.sector-share} 0.4.
     */
    public static BroadThresholds from(Settings settings) {
        return new BroadThresholds(
                settings.number("breadth-broadening.percent-advancing", 0.60, 0.5, 1),
                settings.number("breadth-broadening.diffusion", 0.6, 0.5, 1),
                settings.number("breadth-broadening.sector-share", 0.4, 0.01, 1));
    }

    /**
     * Whether a move is broad across sectors: enough of them rise, and none gives too much of the sectors' positive
     * contribution. NONE without sectors, where no sector contributes to that side, and where both sides would hold.
     */
    BroadMove of(List<Sector> sectors) {
        boolean up = isBroad(sectors, 1);
        boolean down = isBroad(sectors, -1);
        return up == down ? BroadMove.NONE : up ? BroadMove.UP : BroadMove.DOWN;
    }

    private boolean isBroad(List<Sector> sectors, int sign) {
        long moving = sectors.stream()
                .filter(s -> Long.signum(s.tally().returns()) == sign)
                .count();
        long largest = 0;
        long total = 0;
        for (Sector sector : sectors) {
            long share = Math.max(0, sign * sector.tally().contribution());
            largest = Math.max(largest, share);
            total = Math.addExact(total, share);
        }
        return total > 0 && (double) moving / sectors.size() >= diffusion && (double) largest / total <= sectorShare;
    }

    /** Whether a session's move is broad across members and sectors alike; NONE where nobody moved. */
    public BroadMove participation(Breadth breadth, Sectors sectors) {
        int moved = breadth.advancers() + breadth.decliners();
        if (moved == 0) {
            return BroadMove.NONE;
        }
        return switch (sectors.broad()) {
            case UP -> (double) breadth.advancers() / moved >= percentAdvancing ? BroadMove.UP : BroadMove.NONE;
            case DOWN -> (double) breadth.decliners() / moved >= percentAdvancing ? BroadMove.DOWN : BroadMove.NONE;
            case NONE -> BroadMove.NONE;
        };
    }
}
