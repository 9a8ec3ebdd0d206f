package io.marketsignals.history.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * One named fact of an alert, evidence or threshold; one of number, text and time is set, the others are null.
 *
 * @param unit fraction, points, count, shares, sessions, ratio, or empty
 */
public record Fact(String name, Double number, String text, Instant time, String unit) {
    static Fact of(JsonNode node) {
        JsonNode number = node.path("number");
        JsonNode text = node.path("text");
        JsonNode time = node.path("time");
        return new Fact(
                node.path("name").asText(),
                number.isNumber() ? number.doubleValue() : null,
                text.isTextual() ? text.textValue() : null,
                time.isTextual() ? Instant.parse(time.textValue()) : null,
                node.path("unit").asText());
    }

    /** The value without its unit, a number in plain decimals; empty when there is none. */
    public String value() {
        if (number != null) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
        return text != null ? text : time != null ? time.toString() : "";
    }
}
