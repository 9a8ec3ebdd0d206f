package io.marketsignals.page;

import static io.marketsignals.page.MadeUpMarkets.JSON;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The answer of {@code /api/indices/ID} to {@link MadeUpMarkets}: minutes of two sessions and 90 closes, from a fixed seed. */
final class MadeUpHistory {
    private static final List<String> MINUTES =
            List.of("level", "sessionReturn", "advancers", "decliners", "percentAdvancing", "adLine", "coverage");
    private static final List<String> CLOSES =
            List.of("closeLevel", "sessionReturn", "advancers", "decliners", "percentAdvancing", "adLine");

    private MadeUpHistory() {}

    static ObjectNode index(ObjectNode market, ObjectNode index) {
        String id = index.get("index").asText();
        ObjectNode answer = JSON.createObjectNode().put("index", id);
        answer.put("market", market.get("market").asText());
        answer.put("segment", index.get("segment").asText()).put("owner", "127.0.0.1:8080");
        answer.set("return", index.get("return"));
        answer.set("breadth", index.get("breadth"));
        ArrayNode pairs = answer.putArray("pairs");
        boolean leg = !id.endsWith("MID");
        if (leg) {
            market.get("pairs").forEach(pairs::add);
        }
        ArrayNode zones = answer.putArray("zones");
        double close = MadeUpMarkets.close(id);
        zone(zones, id, "RESISTANCE", close * 1.011, close * 1.0145, "highs of the winter");
        zone(zones, id, "SUPPORT", close * 0.988, close * 0.9915, "demand of the summer low");
        List<String> times = minutes(market);
        ObjectNode minutes = answer.putObject("minutes");
        walk(minutes, "time", times, MINUTES, id, 0.0004);
        List<String> dates = dates();
        ObjectNode sessions = JSON.createObjectNode();
        walk(sessions, "date", dates, CLOSES, id, 0.006);
        answer.set("sessions", sessions);
        ObjectNode spreads = answer.putObject("spreads");
        ObjectNode closing = answer.putObject("sessionSpreads");
        if (leg) {
            spread(spreads.putObject(market.get("market").asText() + "-SMALL-LARGE"), "time", times);
            spread(closing.putObject(market.get("market").asText() + "-SMALL-LARGE"), "date", dates);
        }
        return answer;
    }

    private static void zone(ArrayNode zones, String index, String role, double low, double high, String label) {
        zones.addObject()
                .put("zone", index + "-" + role)
                .put("role", role)
                .put("low", Math.round(low))
                .put("high", Math.round(high))
                .put("label", label)
                .put("origin", "GIVEN")
                .put("state", "WATCHING");
    }

    private static List<String> minutes(ObjectNode market) {
        Instant open = Instant.parse(market.get("session").get("open").asText());
        Instant end = Instant.parse(market.get("asOf").asText());
        List<String> times = new ArrayList<>();
        for (Instant day : List.of(open.minusSeconds(86_400), open)) {
            for (int minute = 0; minute < 360; minute++) {
                Instant time = day.plusSeconds(60L * minute);
                if (time.isBefore(end)) {
                    times.add(stamp(time));
                }
            }
        }
        return times;
    }

    private static String stamp(Instant time) {
        return time.toString().replace("Z", ".000Z");
    }

    private static List<String> dates() {
        List<String> dates = new ArrayList<>();
        for (LocalDate day = LocalDate.of(2025, 9, 18); dates.size() < 90; day = day.minusDays(1)) {
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                dates.add(day.toString());
            }
        }
        Collections.reverse(dates);
        return dates;
    }

    /** A level that walks backwards from the present one, and breadth that leans the same way. */
    private static void walk(
            ObjectNode into, String axis, List<String> times, List<String> columns, String index, double step) {
        Random random = new Random(index.hashCode() * 7L + times.size());
        double last = MadeUpMarkets.close(index) * (1 + MadeUpMarkets.move(index));
        double[] levels = new double[times.size()];
        for (int i = times.size() - 1; i >= 0; i--) {
            levels[i] = last;
            last /= 1 + random.nextGaussian() * step + step * 0.03;
        }
        ArrayNode axisColumn = into.putArray(axis);
        times.forEach(axisColumn::add);
        columns.forEach(into::putArray);
        List<Double> lines = new ArrayList<>();
        double line = 0;
        for (int i = 0; i < levels.length; i++) {
            double change = levels[i] / levels[Math.max(0, i - (axis.equals("date") ? 1 : 120))] - 1;
            double share = Math.max(0.06, Math.min(0.94, 0.5 + change * 26 + random.nextGaussian() * 0.02));
            int advancers = (int) Math.round(190 * share);
            line += (2 * advancers - 190) / (axis.equals("date") ? 1.0 : 60.0);
            ((ArrayNode) into.get(columns.get(0))).add(Math.round(levels[i] * 100) / 100.0);
            ((ArrayNode) into.get("sessionReturn")).add(change);
            ((ArrayNode) into.get("advancers")).add(advancers);
            ((ArrayNode) into.get("decliners")).add(190 - advancers);
            ((ArrayNode) into.get("percentAdvancing")).add(advancers / 190.0);
            lines.add(line);
            if (into.has("coverage")) {
                ((ArrayNode) into.get("coverage")).add(1.0);
            }
        }
        double end = line;
        lines.forEach(each -> ((ArrayNode) into.get("adLine")).add(Math.round(each - end) - 1972));
    }

    private static void spread(ObjectNode into, String axis, List<String> times) {
        Random random = new Random(times.size());
        ArrayNode axisColumn = into.putArray(axis);
        ArrayNode spreads = into.putArray("spread");
        ArrayNode z = into.putArray("z");
        ArrayNode regimes = into.putArray("regime");
        double spread = -0.006;
        for (int i = 0; i < times.size(); i++) {
            spread = spread * 0.985 + random.nextGaussian() * 0.0011 + 0.00016;
            axisColumn.add(times.get(i));
            spreads.add(spread);
            z.add(spread / 0.006);
            regimes.add(spread > 0.006 ? "SMALL_LEAD" : spread < -0.005 ? "LARGE_LEAD" : "NEUTRAL");
        }
    }
}
