package io.marketsignals.history.explain;

import io.marketsignals.history.explain.Closes.Bar;
import io.marketsignals.history.explain.Explanation.Again;
import io.marketsignals.history.run.Fact;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** An explanation for a person. */
final class ExplanationText {
    private static final String INDENT = "  ";

    private final Explanation explanation;
    private final PrintWriter out;
    private final ZoneId zone;
    private final int members;

    /** @param members how many of a side are listed */
    ExplanationText(Explanation explanation, int members, PrintWriter out) {
        this.explanation = explanation;
        this.members = members;
        this.out = out;
        this.zone = explanation.zone();
    }

    void print() {
        head();
        life();
        facts();
        bars();
        explanation.recount().ifPresent(recount -> new RecountText(explanation, recount, members, out).print());
        explanation.replay().ifPresent(this::replay);
        explanation.notes().forEach(note -> out.println("Note: " + note + "."));
        out.flush();
    }

    private void head() {
        AlertRevision told = explanation.told();
        out.println(told.told().reason());
        out.println();
        out.println(told.id());
        out.println(INDENT + told.told().type() + " of " + told.subject() + " in " + told.market() + ", "
                + told.direction() + ", session " + told.session() + "; times are of " + zone);
        out.println();
    }

    private void life() {
        out.println("Life");
        Columns columns = new Columns(5, "rev", "time", "status", "severity", "confirmation");
        List<String> changes = new ArrayList<>();
        AlertRevision before = null;
        for (AlertRevision one : explanation.life()) {
            columns.row(
                    one.revision()
                            + (one.revision() == explanation.told().revision()
                                            && explanation.life().size() > 1
                                    ? " <"
                                    : ""),
                    Written.time(one.eventTime(), zone),
                    one.status(),
                    one.severity(),
                    one.confirmation());
            if (before != null) {
                changes.add(INDENT + one.revision() + ": " + one.told().reason());
                changed(before, one).forEach(change -> changes.add(INDENT + "   " + change));
            }
            before = one;
        }
        columns.print(out, INDENT);
        changes.forEach(out::println);
        out.println();
    }

    /** The evidence that a revision tells differently from the one before. */
    private List<String> changed(AlertRevision before, AlertRevision after) {
        List<String> changes = new ArrayList<>();
        for (Fact fact : after.evidence()) {
            String now = Written.fact(fact, zone);
            before.told()
                    .evidence(fact.name())
                    .map(earlier -> Written.fact(earlier, zone))
                    .filter(then -> !then.equals(now))
                    .ifPresent(then -> changes.add(fact.name() + " " + then + " -> " + now));
        }
        return changes;
    }

    private void facts() {
        AlertRevision told = explanation.told();
        out.println("Evidence");
        Columns columns = new Columns(2, "", "");
        told.evidence().forEach(fact -> columns.row(fact.name(), Written.fact(fact, zone)));
        told.coverage().ifPresent(coverage -> columns.row("coverage", Written.plainPercent(coverage)));
        columns.row("as of", Written.time(told.asOf(), zone));
        columns.row("watermark", Written.time(told.watermark(), zone) + (told.forced() ? ", forced" : ", not forced"));
        columns.row("settings", told.told().line().path("settingsVersion").asText());
        columns.printRows(out, INDENT);
        out.println("Thresholds");
        Columns thresholds = new Columns(2, "", "");
        told.told().thresholds().forEach(fact -> thresholds.row(fact.name(), Written.fact(fact, zone)));
        thresholds.printRows(out, INDENT);
        out.println();
    }

    private void bars() {
        explanation.bars().forEach((index, sessions) -> {
            if (!sessions.isEmpty()) {
                out.println("Sessions of " + index);
                bars(sessions);
                out.println();
            }
        });
    }

    private void bars(List<Bar> sessions) {
        Columns columns = new Columns(2, "", "session", "open", "high", "low", "close", "return", "adv", "dec");
        for (Bar bar : sessions) {
            columns.row(
                    bar.session().equals(explanation.date()) ? ">" : "",
                    bar.session().toString(),
                    Written.points(bar.open()),
                    Written.points(bar.high()),
                    Written.points(bar.low()),
                    Written.points(bar.close()),
                    Written.percent(bar.sessionReturn()),
                    bar.members() == 0 ? Written.NONE : Written.count(bar.advancers()),
                    bar.members() == 0 ? Written.NONE : Written.count(bar.decliners()));
        }
        columns.print(out, INDENT);
    }

    private void replay(Again again) {
        out.println("Replay just that");
        out.println(INDENT + again.command());
        if (again.whole()) {
            out.println(INDENT + "From the first session on: the alert comes out the same to the last digit.");
        }
        again.cautions().forEach(caution -> out.println(INDENT + caution));
        out.println();
    }
}
