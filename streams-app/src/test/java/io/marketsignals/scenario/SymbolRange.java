package io.marketsignals.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Symbols said briefly: {@code S-1..S-9} are nine, S-1 to S-9. */
final class SymbolRange {
    private static final Pattern RANGE = Pattern.compile("(.+-)(\\d+)\\.\\.(.+-)(\\d+)");

    private SymbolRange() {}

    static List<String> symbols(String text) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            return List.of(text);
        }
        if (!range.group(1).equals(range.group(3))) {
            throw new IllegalArgumentException("a range needs the same letters at both ends: " + text);
        }
        return IntStream.rangeClosed(Integer.parseInt(range.group(2)), Integer.parseInt(range.group(4)))
                .mapToObj(number -> range.group(1) + number)
                .toList();
    }

    /** Reference data in which each range of members is written out. */
    static JsonNode expanded(JsonNode reference) {
        ObjectNode expanded = reference.deepCopy();
        for (JsonNode index : expanded.path("indices")) {
            if (index.get("members") instanceof ArrayNode members) {
                ((ObjectNode) index).set("members", expanded(members));
            }
        }
        return expanded;
    }

    private static ArrayNode expanded(ArrayNode members) {
        ArrayNode all = members.arrayNode();
        for (JsonNode member : members) {
            if (member instanceof ObjectNode described) {
                symbols(described.get("symbol").asText())
                        .forEach(symbol -> all.add(described.deepCopy().put("symbol", symbol)));
            } else {
                symbols(member.asText()).forEach(symbol -> all.add(TextNode.valueOf(symbol)));
            }
        }
        return all;
    }
}
