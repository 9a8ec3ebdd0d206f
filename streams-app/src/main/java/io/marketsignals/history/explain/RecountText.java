package io.marketsignals.history.explain;

import io.marketsignals.history.explain.Explanation.Recounted;
import io.marketsignals.history.explain.Input.Stretch;
import io.marketsignals.history.explain.Member.Group;
import io.marketsignals.index.partial.MoverFloors;
import io.marketsignals.model.Scaled;
import io.marketsignals.model.Tick;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the input says of an alert, for a person. */
final class RecountText {
    private static final String INDENT = "  ";
    private static final int NAMED = 8;

    private final Explanation explanation;
    private final Recounted recount;
    private final PrintWriter out;
    private final ZoneId zone;
    private final int members;

    RecountText(Explanation explanation, Recounted recount, int members, PrintWriter out) {
        this.explanation = explanation;
        this.recount = recount;
        this.members = members;
        this.out = out;
        this.zone = explanation.zone();
    }

    void print() {
        out.println("Counted again from the input up to " + Written.time(recount.at(), zone) + ", read from "
                + recount.from().map(Object::toString).orElse("the beginning") + " ("
                + Written.count(recount.ticks()) + " ticks)");
        recount.views().forEach(this::view);
        if (!recount.input().isEmpty()) {
            out.println("Input of the session up to then");
            Columns columns = new Columns(1, "", "", "");
            recount.input()
                    .forEach(stretch -> columns.row(
                            stretch.source(),
                            stretch.unit() + " " + stretch.first() + " to " + stretch.last(),
                            stretch.count()
                                    .map(count -> Written.count(count) + " rows")
                                    .orElse("")));
            columns.printRows(out, INDENT);
            out.println();
        }
    }

    private void view(IndexView view) {
        agreement(view);
        level(view);
        explanation.subject().symbol().ifPresentOrElse(symbol -> member(view, symbol), () -> groups(view));
        trail(view);
        out.println();
    }

    /** Differences first; then what agrees, counts by themselves. */
    private void agreement(IndexView view) {
        for (Check check : view.checks()) {
            if (!check.agrees()) {
                out.println("!! DIFFERENCE in " + view.index() + ": " + check.by() + " says " + check.what() + " "
                        + exact(check, check.told()) + ", the input says " + exact(check, check.counted()));
            }
        }
        for (String by : view.checks().stream().map(Check::by).distinct().toList()) {
            String same = view.checks().stream()
                    .filter(check -> check.by().equals(by) && check.agrees())
                    .map(RecountText::agreed)
                    .collect(Collectors.joining(", "));
            if (!same.isEmpty()) {
                out.println(INDENT + view.index() + ": " + same + ", as " + by + " says");
            }
        }
    }

    private static String agreed(Check check) {
        for (Group group : Group.values()) {
            if (check.what().equals(group.field())) {
                return Written.count((long) check.told()) + " " + words(group);
            }
        }
        return switch (check.what()) {
            case "members", "technicalUpgrades", "technicalDowngrades" ->
                Written.count((long) check.told()) + " " + words(check.what());
            case "coverage" -> "coverage " + Written.plainPercent(check.told());
            case "rank", "volume" -> check.what() + " " + Written.count((long) check.told());
            case "level", "close", "closeLevel", "last" -> words(check.what()) + " " + Written.points(check.told());
            case "sessionReturn", "smallReturn", "largeReturn" -> "return " + Written.percent(check.told());
            default -> check.what() + " " + Written.percent(check.told());
        };
    }

    private static String words(String figure) {
        return switch (figure) {
            case "technicalUpgrades" -> "calls to buy";
            case "technicalDowngrades" -> "calls to sell";
            case "closeLevel" -> "close";
            default -> figure;
        };
    }

    /** With every digit. */
    private static String exact(Check check, double value) {
        return check.count() ? Written.count((long) value) : Double.toString(value);
    }

    private void level(IndexView view) {
        StringBuilder line = new StringBuilder(INDENT + view.index() + ": ");
        line.append(view.level().map(level -> "level " + Written.points(level)).orElse("no level in the session"));
        view.levelTime().ifPresent(time -> line.append(" of ").append(Written.clock(time, zone)));
        view.previousClose().ifPresent(close -> line.append(", previous close ").append(Written.points(close)));
        view.sessionReturn().ifPresent(move -> line.append(", ").append(Written.percent(move)));
        if (view.derived()) {
            line.append(", from its members");
        }
        out.println(line);
    }

    private void groups(IndexView view) {
        if (view.members().isEmpty()) {
            return;
        }
        Members all = view.members().get();
        for (Group group : List.of(Group.ADVANCER, Group.DECLINER)) {
            List<Member> largest = all.largest(group);
            if (!largest.isEmpty()) {
                out.println(INDENT + Written.count(largest.size()) + " " + group.field()
                        + (largest.size() > members ? ", the largest " + members : ""));
                table(largest.stream().limit(members).toList());
            }
        }
        for (Group group : List.of(Group.UNCHANGED, Group.NO_PREVIOUS_CLOSE, Group.HALTED, Group.NOT_TRADED)) {
            named(group, all.largest(group));
        }
    }

    private void named(Group group, List<Member> of) {
        if (!of.isEmpty()) {
            int shown = Math.max(NAMED, members);
            String names = of.stream().limit(shown).map(Member::symbol).collect(Collectors.joining(", "));
            out.println(INDENT + Written.count(of.size()) + " " + words(group) + ": " + names
                    + (of.size() > shown ? ", ..." : ""));
        }
    }

    private static String words(Group group) {
        return switch (group) {
            case NO_PREVIOUS_CLOSE -> "without a previous close";
            case NOT_TRADED -> "not traded in the session";
            default -> group.field();
        };
    }

    /** The member itself, between those that rank above and below it. */
    private void member(IndexView view, String symbol) {
        view.members().ifPresent(all -> {
            int sign = explanation.told().direction().equals("DOWN") ? -1 : 1;
            List<Member> ranked = all.ranked(sign, MoverFloors.NONE);
            out.println(INDENT + (sign > 0 ? "From the top" : "From the bottom"));
            List<Member> shown = new ArrayList<>(ranked.stream().limit(members).toList());
            ranked.stream()
                    .filter(one -> one.symbol().equals(symbol) && !shown.contains(one))
                    .forEach(shown::add);
            table(shown);
        });
    }

    private void table(List<Member> shown) {
        boolean lines =
                recount.input().stream().anyMatch(stretch -> !stretch.newest().isEmpty());
        Columns columns =
                new Columns(1, "member", "previous close", "last", "at", "return", "contribution", lines ? "line" : "");
        for (Member member : shown) {
            columns.row(
                    member.symbol(),
                    Written.points(member.previousClose()),
                    Written.points(member.last()),
                    Written.clock(member.time(), zone),
                    Written.percent(member.sessionReturn()),
                    Written.share(Scaled.toDouble(member.contribution())),
                    row(member.symbol()).orElse(""));
        }
        columns.print(out, INDENT + INDENT);
    }

    private Optional<String> row(String symbol) {
        return recount.input().stream()
                .filter(stretch -> stretch.newest().containsKey(symbol))
                .map(stretch -> (recount.input().size() > 1 ? name(stretch) + ":" : "")
                        + stretch.newest().get(symbol))
                .findFirst();
    }

    private static String name(Stretch stretch) {
        return Path.of(stretch.source()).getFileName().toString();
    }

    private void trail(IndexView view) {
        if (view.trail().isEmpty()) {
            return;
        }
        String name = view.trail().get(0).name();
        out.println(INDENT + "The last " + (name.equals(view.index()) ? "levels" : "prices") + " of " + name
                + " before it");
        boolean traded = view.trail().stream().anyMatch(tick -> tick.volume() > 0);
        Columns columns = new Columns(1, "time", name.equals(view.index()) ? "level" : "price", traded ? "volume" : "");
        for (Tick tick : view.trail()) {
            columns.row(
                    Written.time(Instant.ofEpochMilli(tick.time()), zone),
                    Written.points(tick.value()),
                    traded ? Written.count(tick.volume()) : "");
        }
        columns.print(out, INDENT + INDENT);
    }
}
