package io.marketsignals.core;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.marketsignals.model.Level;
import io.marketsignals.model.Price;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A story with its expected end, from a file in {@code scenarios}. Its market {@value #MARKET} takes its sessions from the
 * data: UTC days, 09:00 to 17:00, a minute to settle. Members of index IX are IX-1, IX-2 and so on; each trades 100 shares.
 */
public record Scenario(String name, JsonNode text) {
    public static final String MARKET = "M";
    /** The stories, one file each. */
    public static final List<String> ALL =
            List.of("1-narrow-rise", "2-failed-break", "3-broad-record", "4-split-market");

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** One price or level. */
    private record Tick(long time, Price price, Level level) {}

    public static Scenario read(String name) {
        try (InputStream file = Scenario.class.getResourceAsStream("/scenarios/" + name + ".yaml")) {
            return new Scenario(name, YAML.readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pure core with this story's reference data. */
    public MarketRun onPureCore(int partitions) {
        return new PureRun(ScenarioReference.of(this), MARKET, partitions);
    }

    /** Feeds every tick of the story in order of time, each session's end with a heartbeat. */
    public void feed(MarketRun run) {
        JsonNode history = text.path("history");
        for (int i = 0; i < history.path("sessions").asInt(); i++) {
            LocalDate date = date(history.get("from")).plusDays(i);
            for (Map.Entry<String, JsonNode> levels : history.get("levels").properties()) {
                double level =
                        levels.getValue().get(i % levels.getValue().size()).asDouble();
                run.level(Level.traded(levels.getKey(), at(date, "12:00"), level, 0));
            }
            run.heartbeat(at(date, "17:02"));
        }
        for (JsonNode session : text.get("sessions")) {
            for (Tick tick : ticks(session)) {
                if (tick.price() != null) {
                    run.price(tick.price());
                } else {
                    run.level(tick.level());
                }
            }
            run.heartbeat(at(date(session.get("date")), "17:02"));
        }
    }

    private static List<Tick> ticks(JsonNode session) {
        LocalDate date = date(session.get("date"));
        List<Tick> ticks = new ArrayList<>();
        session.path("levels")
                .properties()
                .forEach(index -> index.getValue().properties().forEach(level -> {
                    long time = at(date, level.getKey());
                    ticks.add(new Tick(
                            time,
                            null,
                            Level.traded(index.getKey(), time, level.getValue().asDouble(), 0)));
                }));
        for (JsonNode group : session.path("prices")) {
            long time = at(date, group.get("at").asText());
            for (int member = group.get("from").asInt();
                    member <= group.get("to").asInt();
                    member++) {
                String symbol = group.get("index").asText() + "-" + member;
                double price = group.get("price").asDouble();
                ticks.add(new Tick(time, Price.traded(symbol, time, price, 100), null));
            }
        }
        ticks.sort(Comparator.comparingLong(Tick::time));
        return ticks;
    }

    /** The members of an index, by number. */
    public static List<String> members(String index, JsonNode definition) {
        return IntStream.rangeClosed(1, definition.path("members").asInt())
                .mapToObj(i -> index + "-" + i)
                .toList();
    }

    /** The segment of an index; by default one of its own. */
    public static String segment(String index, JsonNode definition) {
        return definition.path("segment").asText(index);
    }

    private static LocalDate date(JsonNode node) {
        return LocalDate.parse(node.asText());
    }

    /** A time of day, UTC, as epoch milliseconds. */
    private static long at(LocalDate date, String time) {
        return date.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
