package io.marketsignals.index.breadth;

import io.marketsignals.index.partial.Contributor;
import io.marketsignals.index.partial.IndexPartial;
import io.marketsignals.index.partial.Tally;
import io.marketsignals.model.Scaled;
import java.util.List;

/**
 * How much of an index's move rests on few members, over contributions of the index return's own sign.
 *
 * @param top5Share share of the 5 largest, 0..1
 * @param herfindahl sum of squared shares, 0..1
 */
public record Concentration(double top5Share, double top10Share, double herfindahl) {

    /** The concentration behind a return; null when the return is 0 or unknown, or no member shares its sign. */
    public static Concentration of(IndexPartial members, Double indexReturn) {
        if (indexReturn == null || indexReturn == 0) {
            return null;
        }
        boolean up = indexReturn > 0;
        Tally tally = members.tally();
        long total = up ? tally.gains() : -tally.losses();
        if (total <= 0) {
            return null;
        }
        List<Contributor> largest = up ? members.gainers() : members.losers();
        double sum = Scaled.toDouble(total);
        double squares = (up ? tally.gainSquares() : tally.lossSquares()).toDouble();
        return new Concentration(
                share(largest, 5, total), share(largest, 10, total), Math.min(1, squares / (sum * sum)));
    }

    /** 1/herfindahl: how many equal members would be as concentrated. */
    public double effectiveNames() {
        return 1 / herfindahl;
    }

    private static double share(List<Contributor> largest, int k, long total) {
        long sum = largest.stream()
                .limit(k)
                .mapToLong(c -> Math.abs(c.contribution()))
                .sum();
        return (double) sum / total;
    }
}
