package io.marketsignals.local.simulator;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Draws the session returns of an index's members so that counts and extremes are exact. */
final class MemberReturns {
    /** Moves are large enough to survive rounding to cents. */
    private static final double SMALLEST_MOVE = 0.0015;

    private static final double USUAL_MOVE = 0.006;
    private static final double BELOW_EXTREME = 0.9;
    /** Only the extremes of a script move by a tenth or more. */
    private static final double LARGEST_USUAL = 0.095;

    private static final int ADJUSTMENTS = 4;
    private static final double LEADERS_BONUS = 0.6;

    private final SimulatedIndex index;
    private final Breadth breadth;
    private final SplittableRandom random;
    private final double[] returns;

    private MemberReturns(SimulatedIndex index, Breadth breadth, SplittableRandom random) {
        this.index = index;
        this.breadth = breadth;
        this.random = random;
        this.returns = new double[index.members()];
    }

    /**
     * Session returns by member. As far as the extremes allow, their weighted sum is the index return: where an index
     * rises though most members fall, its heaviest members rise.
     *
     * @param closes previous closes; of each side the dearest takes the extreme, where a cent matters least
     */
    static double[] draw(
            SimulatedIndex index,
            Target target,
            Breadth breadth,
            double indexReturn,
            double[] closes,
            SplittableRandom random) {
        if (breadth.advancers() + breadth.decliners() > index.members()) {
            throw new IllegalArgumentException(index.id() + " has fewer members than " + breadth);
        }
        MemberReturns draw = new MemberReturns(index, breadth, random);
        List<Integer> order = draw.strongestFirst(indexReturn, target.leaders());
        List<Integer> up = order.subList(0, breadth.advancers());
        List<Integer> down = order.subList(index.members() - breadth.decliners(), index.members());
        up.forEach(i -> draw.returns[i] = Math.min(draw.move(), usual(breadth.best())));
        down.forEach(i -> draw.returns[i] = -Math.min(draw.move(), usual(-breadth.worst())));
        int best = dearest(up, closes);
        int worst = dearest(down, closes);
        draw.returns[best] = breadth.best();
        draw.returns[worst] = breadth.worst();
        if (indexReturn >= 0) {
            draw.pull(up, best, indexReturn);
        } else {
            draw.pull(down, worst, indexReturn);
        }
        return draw.returns;
    }

    private List<Integer> strongestFirst(double indexReturn, Set<String> leaders) {
        boolean narrowRise = indexReturn > 0 && breadth.advancers() < breadth.decliners();
        boolean narrowFall = indexReturn < 0 && breadth.advancers() > breadth.decliners();
        double tilt = narrowRise ? 1 : narrowFall ? -1 : 0;
        double[] score = new double[index.members()];
        for (int i = 0; i < score.length; i++) {
            score[i] = random.nextDouble()
                    + tilt * (1 - (double) i / score.length)
                    + (leaders.contains(index.sector(i)) ? LEADERS_BONUS : 0);
        }
        return IntStream.range(0, score.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> score[i]).reversed())
                .toList();
    }

    private double move() {
        return SMALLEST_MOVE - USUAL_MOVE * StrictMath.log(1 - random.nextDouble());
    }

    /** How far members move beside the extreme of their side. */
    private static double usual(double extreme) {
        return Math.min(LARGEST_USUAL, BELOW_EXTREME * extreme);
    }

    private static int dearest(List<Integer> side, double[] closes) {
        return side.stream().max(Comparator.comparingDouble(i -> closes[i])).orElseThrow();
    }

    /** Scales one side, its extreme left out, until the weighted sum is the index return or the bounds are met. */
    private void pull(List<Integer> side, int extreme, double indexReturn) {
        double bound = usual(Math.abs(returns[extreme]));
        for (int n = 0; n < ADJUSTMENTS; n++) {
            double movable = side.stream()
                    .filter(i -> i != extreme)
                    .mapToDouble(this::contribution)
                    .sum();
            double all = IntStream.range(0, returns.length)
                    .mapToDouble(this::contribution)
                    .sum();
            double factor = movable == 0 ? 1 : 1 + (indexReturn * totalWeight() - all) / movable;
            for (int i : side) {
                if (i != extreme) {
                    double size = Math.min(bound, Math.max(SMALLEST_MOVE, Math.abs(returns[i]) * Math.max(0, factor)));
                    returns[i] = Math.copySign(size, returns[i]);
                }
            }
        }
    }

    private double contribution(int i) {
        return index.weight(i) * returns[i];
    }

    private double totalWeight() {
        return IntStream.range(0, returns.length).mapToDouble(index::weight).sum();
    }
}
