package io.marketsignals.bench.worker;

import io.marketsignals.bench.pass.BreadthCounts;
import java.util.List;
import java.util.Map;

/**
 * What a pass took.
 *
 * @param nanos of wall time, start-up left out
 * @param cpuNanos on the threads that process
 * @param allocatedBytes on the threads that process
 * @param peakHeapBytes most heap in use after a collection during the pass
 * @param peakResidentBytes most memory of the process since its start
 * @param breadth final counts by index; empty for a contender that counts nothing
 * @param hotSpots lines for a reader; empty without a recording
 */
public record PassFigures(
        long nanos,
        long cpuNanos,
        long allocatedBytes,
        long peakHeapBytes,
        long peakResidentBytes,
        Map<String, BreadthCounts> breadth,
        List<String> hotSpots) {}
