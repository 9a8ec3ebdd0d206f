package io.marketsignals.history.score;

import java.io.PrintWriter;
import java.util.Locale;

/** Scores for a person, in lines of at most 120 characters where ids are not long. */
public final class ScoreText {
    private static final String HEAD =
            "  after  cases  open  apart  hits, % (95 %)    all  mean, % (95 %)               all  median";

    private final RunScore score;
    private final PrintWriter out;

    private ScoreText(RunScore score, PrintWriter out) {
        this.score = score;
        this.out = out;
    }

    public static void print(RunScore score, PrintWriter out) {
        new ScoreText(score, out).print();
        out.flush();
    }

    private void print() {
        if (score.tracks().isEmpty()) {
            line("No alert of the run is to be scored.");
        }
        score.tracks().forEach(this::track);
        score.unscored()
                .forEach((type, count) -> line("%s: nothing in this run scores %,d of its alerts.", type, count));
        if (!score.tracks().isEmpty()) {
            legend();
        }
    }

    private void track(RunScore.TrackScore scored) {
        Track track = scored.track();
        line(
                "%s: %,d sessions, %s to %s",
                track.name(), track.sessions(), track.session(0), track.session(track.sessions() - 1));
        out.println(HEAD);
        scored.types().forEach(this::type);
        line("");
    }

    private void type(TypeScore type) {
        line(
                "%s %s, %,d alert%s%s",
                type.type(), type.direction(), type.alerts(), type.alerts() == 1 ? "" : "s", against(type.against()));
        type.horizons().forEach(this::horizon);
    }

    private static String against(Against against) {
        return against == null
                ? ""
                : format(
                        "; worst against in %d: median %.2f %%, deepest %.2f %%, all %.2f %%",
                        against.sessions(), 100 * against.median(), 100 * against.deepest(), 100 * against.allMedian());
    }

    private void horizon(HorizonScore score) {
        String counts = format("%7d %,6d %,5d %,6d", score.sessions(), score.cases(), score.open(), score.apart());
        Statistics of = score.alerts();
        if (of == null) {
            line("%s  no outcome", counts);
            return;
        }
        String mean = of.meanWithin() == null
                ? " ".repeat(19)
                : format(
                        "(%+6.2f to %+6.2f)",
                        100 * of.meanWithin().low(), 100 * of.meanWithin().high());
        line(
                "%s  %3.0f (%3.0f to %3.0f) %6.0f  %+6.2f %s  %+6.2f %+7.2f%s",
                counts,
                100 * of.hits(),
                100 * of.hitsWithin().low(),
                100 * of.hitsWithin().high(),
                100 * score.all().hits(),
                100 * of.mean(),
                mean,
                100 * score.all().mean(),
                100 * of.median(),
                note(score));
    }

    private static String note(HorizonScore score) {
        if (!score.judged()) {
            return "  too few cases to judge";
        }
        Statistics of = score.alerts();
        String hits = score.hitsDiffer() ? (of.hits() > score.all().hits() ? "  hits above" : "  hits below") : "";
        String mean = score.meanDiffers() ? (of.mean() > score.all().mean() ? "  mean above" : "  mean below") : "";
        return hits + mean;
    }

    private void legend() {
        line(
                "From the close of the alert's session, also for an alert within it, to the close so many sessions after.");
        line(
                "Returns count in the alert's direction (NONE as up); hits are those above 0. 'all': after every session.");
        line(
                "'open': too near the end to have an outcome. 'too few': under %d outcomes nothing is judged.",
                HorizonScore.FEW);
        line(
                "Windows that overlap are not independent, so that intervals are too narrow: 'apart' says how many windows do");
        line(
                "not overlap, and is what the numbers really rest on. Several alerts of one session count as several cases.");
        if (score.judged() > 0) {
            line(
                    "Of %,d intervals held against 'all', %,d leave it out. By chance alone about %.0f would, and more where",
                    score.judged(), score.different(), 0.05 * score.judged());
            line("windows overlap.");
        }
    }

    private void line(String format, Object... values) {
        out.println(format(format, values));
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
