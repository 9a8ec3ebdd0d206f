package io.marketsignals.bench.growth;

import io.marketsignals.bench.results.Median;
import io.marketsignals.bench.worker.PassFigures;
import java.util.List;

/**
 * What a tick costs at one point, medians over the passes.
 *
 * @param dimension what grows
 * @param cpuNanos processor time a tick on the stream threads
 * @param floorCpuNanos the same of an empty topology on the same records
 * @param growth {@code cpuNanos} over that of the dimension's smallest point
 * @param ratio ticks a second over the floor's
 * @param bytesBeyond what is allocated a tick on the stream threads beyond the floor
 */
public record GrowthFigure(
        String dimension,
        int value,
        int passes,
        double cpuNanos,
        double floorCpuNanos,
        double growth,
        double ticksPerSecond,
        double floorTicksPerSecond,
        double ratio,
        double bytesBeyond) {

    /** The figures of a point; {@code growth} is not known here and 1. */
    static GrowthFigure of(GrowthPoint point, List<PassFigures> ours, List<PassFigures> floor) {
        double ticks = point.shape().ticks();
        double speed = Median.of(ours, pass -> ticks / pass.nanos() * 1e9);
        double floorSpeed = Median.of(floor, pass -> ticks / pass.nanos() * 1e9);
        return new GrowthFigure(
                point.dimension().title(),
                point.value(),
                ours.size(),
                Median.of(ours, pass -> pass.cpuNanos() / ticks),
                Median.of(floor, pass -> pass.cpuNanos() / ticks),
                1,
                speed,
                floorSpeed,
                speed / floorSpeed,
                Median.of(ours, pass -> pass.allocatedBytes() / ticks)
                        - Median.of(floor, pass -> pass.allocatedBytes() / ticks));
    }

    /** The same figures under a point of a dimension, against that dimension's smallest. */
    GrowthFigure at(GrowthPoint point, double smallestCpuNanos) {
        return new GrowthFigure(
                point.dimension().title(),
                point.value(),
                passes,
                cpuNanos,
                floorCpuNanos,
                cpuNanos / smallestCpuNanos,
                ticksPerSecond,
                floorTicksPerSecond,
                ratio,
                bytesBeyond);
    }
}
