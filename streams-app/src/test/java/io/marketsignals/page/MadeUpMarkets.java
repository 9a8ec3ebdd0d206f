package io.marketsignals.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * Three markets in the shapes of the API, made up from a fixed seed: the last two of 90 sessions by minute, New York open
 * at half past two on 19 Sep 2025, Sydney and Mumbai closed. A test changes what it needs in the trees.
 */
final class MadeUpMarkets {
    static final ObjectMapper JSON = new ObjectMapper();
    static final Instant AS_OF = Instant.parse("2025-09-19T18:30:00.000Z");
    private static final List<String> SECTORS = List.of(
            "Energy storage",
            "Financials",
            "Health care",
            "Industrials",
            "Property",
            "Resources",
            "Staples",
            "Technology",
            "Telecoms",
            "Utilities");

    private MadeUpMarkets() {}

    /** The answer of {@code /api/markets}, but for the server's clock. */
    static ObjectNode markets(Instant receivedAt) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("instance", "127.0.0.1:8080").put("position", "p0").put("deadLetters", 12);
        ArrayNode markets = answer.putArray("markets");
        markets.add(market("AU", "Australia/Sydney", "CLOSED", "2025-09-19T00:00:00.000Z", receivedAt));
        markets.add(market("IN", "Asia/Kolkata", "CLOSED", "2025-09-19T03:45:00.000Z", receivedAt));
        markets.add(market("US", "America/New_York", "OPEN", "2025-09-19T13:30:00.000Z", receivedAt));
        return answer;
    }

    private static ObjectNode market(String id, String zone, String state, String open, Instant receivedAt) {
        ObjectNode market = JSON.createObjectNode().put("market", id).put("timeZone", zone);
        market.putObject("session")
                .put("date", open.substring(0, 10))
                .put("state", state)
                .put("open", open)
                .put("close", Instant.parse(open).plusSeconds(6 * 3600).toString());
        Instant asOf = state.equals("OPEN") ? AS_OF : Instant.parse(open).plusSeconds(6 * 3600);
        market.put("asOf", asOf.toString());
        market.put("receivedAt", receivedAt.toString()).put("openAlerts", id.length() + id.charAt(0) % 3);
        ArrayNode indices = market.putArray("indices");
        for (String segment : List.of("LARGE", "MID", "SMALL")) {
            String index = id + "-" + segment;
            indices.addObject()
                    .put("index", index)
                    .put("segment", segment)
                    .<ObjectNode>set("return", indexReturn(id, index, asOf))
                    .set("breadth", breadth(id, index, asOf));
        }
        market.putArray("pairs").add(pair(id, asOf));
        return market;
    }

    static ObjectNode pair(String market, Instant asOf) {
        ObjectNode pair = JSON.createObjectNode().put("pair", market + "-SMALL-LARGE");
        pair.put("small", market + "-SMALL").put("large", market + "-LARGE");
        pair.set("spread", spread(market, asOf));
        return pair;
    }

    static ObjectNode spread(String market, Instant asOf) {
        double small = move(market + "-SMALL");
        double large = move(market + "-LARGE");
        ObjectNode spread = record("pair", market + "-SMALL-LARGE", market, asOf);
        spread.put("small", market + "-SMALL").put("large", market + "-LARGE");
        spread.put("smallReturn", small).put("largeReturn", large).put("spread", small - large);
        spread.put("z", (small - large) / 0.006).put("regime", small - large > 0.006 ? "SMALL_LEAD" : "NEUTRAL");
        spread.putArray("spreads").addObject().put("sessions", 5).put("value", 0.0123);
        spread.putArray("windows");
        return spread.put("closing", false).put("forced", false).put("revision", 1);
    }

    static ObjectNode indexReturn(String market, String index, Instant asOf) {
        double close = close(index);
        ObjectNode record = record("index", index, market, asOf);
        record.put("level", Math.round(close * (1 + move(index)) * 100) / 100.0);
        record.put("levelOrigin", index.endsWith("MID") ? "DERIVED" : "FEED").put("previousClose", close);
        record.put("sessionReturn", move(index)).put("volatility", 0.0061).put("forced", false);
        ArrayNode returns = record.putArray("returns");
        returns.addObject().put("sessions", 5).put("value", move(index) * 1.9);
        returns.addObject().put("sessions", 9).put("value", move(index) * 2.3 - 0.004);
        returns.addObject().put("sessions", 20).putNull("value");
        record.putArray("windows");
        return record;
    }

    static ObjectNode breadth(String market, String index, Instant asOf) {
        Random random = new Random(index.hashCode());
        ObjectNode record = record("index", index, market, asOf);
        ArrayNode sectors = record.putArray("sectors");
        int[] sums = new int[3];
        for (String name : SECTORS) {
            double tilt = Math.max(-0.9, Math.min(0.9, move(index) * 30 + random.nextGaussian() * 0.35));
            int members = index.endsWith("SMALL") ? 20 : 10;
            int advancers = (int) Math.round((members - 1) * (1 + tilt) / 2);
            sums[0] += advancers;
            sums[1] += members - 1 - advancers;
            sums[2] += members;
            sectors.addObject()
                    .put("sector", name)
                    .put("members", members)
                    .put("advancers", advancers)
                    .put("decliners", members - 1 - advancers)
                    .put("unchanged", 1)
                    .put("equalWeightReturn", tilt * 0.018)
                    .put("contribution", tilt * 0.0018);
        }
        record.put("members", sums[2])
                .put("advancers", sums[0])
                .put("decliners", sums[1])
                .put("unchanged", 10);
        record.put("noPreviousClose", 0).put("halted", 0).put("notTraded", 0).put("coverage", 1.0);
        record.put("partial", false).put("netAdvances", sums[0] - sums[1]);
        record.put("adRatio", (double) sums[0] / sums[1]).put("allAdvanced", false);
        record.put("percentAdvancing", (double) sums[0] / (sums[0] + sums[1]));
        record.put("adPercent", (double) (sums[0] - sums[1]) / sums[2]).put("adLine", -1972);
        record.put("adLineAnchor", "2025-05-27").put("upVolume", 1364027).put("downVolume", 881675);
        record.put("volumeRatio", 1.547).put("trin", 0.87).putNull("trin10").put("relativeVolume", 1.13);
        record.putObject("concentration")
                .put("top5Share", 0.11)
                .put("top10Share", 0.19)
                .put("effectiveNames", 84.2);
        record.put("sectorDiffusion", 0.7)
                .put("broad", move(index) > 0.01 ? "UP" : "NONE")
                .put("forced", false);
        record.putObject("mcclellan").put("oscillator", 12.3).put("summation", -240.5);
        movers(record.putArray("leaders"), index, 1, random);
        movers(record.putArray("laggards"), index, -1, random);
        return record;
    }

    private static void movers(ArrayNode into, String index, int side, Random random) {
        for (int rank = 0; rank < 10; rank++) {
            into.addObject()
                    .put("symbol", index.substring(0, 2) + index.charAt(3) + String.format("%04d", random.nextInt(400)))
                    .put("sessionReturn", side * (0.13 / (1 + rank) + 0.01) + move(index))
                    .put("last", Math.round(random.nextDouble() * 40000) / 100.0)
                    .put("volume", random.nextInt(900_000));
        }
    }

    private static ObjectNode record(String key, String id, String market, Instant asOf) {
        return JSON.createObjectNode()
                .put(key, id)
                .put("market", market)
                .put("session", "2025-09-19")
                .put("asOf", asOf.toString());
    }

    /** The session return of an index; small caps are well ahead. */
    static double move(String index) {
        double own = new Random(index.hashCode() * 31L).nextGaussian() * 0.003;
        return index.endsWith("SMALL") ? 0.0125 + own : own;
    }

    static double close(String index) {
        return switch (index.substring(3)) {
            case "LARGE" -> 8872.31;
            case "MID" -> 10_253.5;
            default -> 3410.61;
        };
    }
}
