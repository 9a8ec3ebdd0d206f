package io.marketsignals.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The layer of a YAML file. Nested and dotted keys say the same and may be mixed; a list of plain values is joined with
 * commas. Values stay text as written, so {@code 0.10} is not rounded on the way. No error quotes a value: the line may
 * hold a secret.
 */
public final class YamlSource {
    private static final YAMLFactory YAML = new YAMLFactory();

    private static final Pattern MARK = Pattern.compile("in 'reader', line (\\d{1,9})");

    private final String name;
    private final Map<String, ConfigEntry> entries = new LinkedHashMap<>();

    private YamlSource(String name) {
        this.name = name;
    }

    /**
     * Reads a file; its entries say {@code <file name> line <n>} as their origin.
     *
     * @throws ConfigException when the file cannot be read, is empty, is not YAML, or sets a key twice
     */
    public static List<ConfigEntry> read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw new ConfigException("The settings file " + file + " does not exist.");
        } catch (MalformedInputException notText) {
            throw new ConfigException("The settings file " + file + " is not UTF-8 text.");
        } catch (IOException unreadable) {
            throw new ConfigException("The settings file " + file + " cannot be read: " + unreadable.getMessage());
        }
        return parse(String.valueOf(file.getFileName()), text);
    }

    /** Reads YAML text; {@code name} is what origins and errors call it. */
    public static List<ConfigEntry> parse(String name, String text) {
        YamlSource source = new YamlSource(name);
        try (YAMLParser parser = YAML.createParser(text)) {
            source.document(parser);
        } catch (JsonProcessingException broken) {
            throw source.notYaml(broken, text);
        } catch (IOException impossible) {
            throw new ConfigException(name + " cannot be read: " + impossible.getMessage());
        }
        if (source.entries.isEmpty()) {
            throw new ConfigException(name + " holds no settings; leave --config out to run with the defaults.");
        }
        return List.copyOf(source.entries.values());
    }

    private void document(YAMLParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null || first == JsonToken.VALUE_NULL) {
            return;
        }
        if (first != JsonToken.START_OBJECT) {
            throw new ConfigException(name + " must hold 'key: value' lines.");
        }
        mapping(parser, "");
        if (parser.nextToken() != null) {
            throw new ConfigException(name + " line " + line(parser) + ": only one YAML document is read.");
        }
    }

    private void mapping(YAMLParser parser, String prefix) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = prefix + parser.currentName();
            int line = line(parser);
            switch (parser.nextToken()) {
                case START_OBJECT -> mapping(parser, key + ".");
                case START_ARRAY -> put(key, list(parser, key), line);
                default -> put(key, scalar(parser, key), line);
            }
        }
    }

    private String list(YAMLParser parser, String key) throws IOException {
        StringBuilder joined = new StringBuilder();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            joined.append(joined.length() == 0 ? "" : ",").append(scalar(parser, key));
        }
        return joined.toString();
    }

    private String scalar(YAMLParser parser, String key) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            throw new ConfigException(key + " has no value (" + origin(line(parser)) + ").");
        }
        if (!token.isScalarValue() || parser.isCurrentAlias()) {
            throw new ConfigException(key + " must be a plain value (" + origin(line(parser)) + ").");
        }
        return parser.getText();
    }

    private void put(String key, String value, int line) {
        ConfigEntry before = entries.put(key, new ConfigEntry(key, value, origin(line)));
        if (before != null) {
            throw new ConfigException(key + " is set twice (" + before.origin() + " and line " + line + ").");
        }
    }

    private ConfigException notYaml(JsonProcessingException broken, String text) {
        int line = problemLine(broken);
        boolean tab = text.lines().skip(line - 1L).findFirst().orElse("").matches("\\s*\\t.*");
        if (tab) {
            return new ConfigException(
                    origin(line) + " is indented with a tab, which YAML does not allow; use spaces.");
        }
        return new ConfigException(origin(line) + " is not valid YAML; check its indentation, colons and quotes.");
    }

    /** The parser's own location is that of the last token; the message ends with the mark of the problem. */
    private static int problemLine(JsonProcessingException broken) {
        int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
        Matcher mark = MARK.matcher(broken.getMessage());
        while (mark.find()) {
            line = Integer.parseInt(mark.group(1));
        }
        return Math.max(1, line);
    }

    private String origin(int line) {
        return name + " line " + line;
    }

    private static int line(YAMLParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }
}
