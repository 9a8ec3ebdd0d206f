package io.marketsignals.history.page;

/**
 * A page under construction. Whatever comes from data goes through {@link #text} or an attribute, which escape it; the result is
 * well-formed XML too.
 */
final class Html {
    private final StringBuilder out = new StringBuilder(1 << 8);

    /** @param attributes names and values in turn; a null value leaves its attribute out */
    Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        attributes(attributes);
        out.append('>');
        return this;
    }

    Html close(String tag) {
        out.append("</").append(tag).append(">\n");
        return this;
    }

    /** An element without content. */
    Html empty(String tag, String... attributes) {
        out.append('<').append(tag);
        attributes(attributes);
        out.append("/>");
        return this;
    }

    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    Html text(String text) {
        escape(text);
        return this;
    }

    /** Markup made by this class or a drawing. */
    Html markup(String markup) {
        out.append(markup);
        return this;
    }

    private void attributes(String[] attributes) {
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i + 1] != null) {
                out.append(' ').append(attributes[i]).append("=\"");
                escape(attributes[i + 1]);
                out.append('"');
            }
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(printable(text, i) ? c : '\uFFFD');
            }
        }
    }

    /** Whether HTML and XML allow the character at a place: no control characters, no half of a surrogate pair. */
    private static boolean printable(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c == '\n' || c == '\t' || (c >= ' ' && (c < 0x7F || c > 0x9F) && c < 0xFFFE);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
