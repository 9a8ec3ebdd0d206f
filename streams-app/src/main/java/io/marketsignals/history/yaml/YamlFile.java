package io.marketsignals.history.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a YAML file of one document, keeping lines; refuses keys given twice and references between values. */
public final class YamlFile {
    private static final YAMLFactory FACTORY = new YAMLFactory();

    private final String file;
    private final YAMLParser parser;

    private YamlFile(String file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /** The keys and values of a file; an {@link InputError} where it cannot be read as such. */
    public static YamlMap read(Path file) {
        try (Reader in = Files.newBufferedReader(file)) {
            return read(file.toString(), in);
        } catch (NoSuchFileException e) {
            throw new InputError(file + ": there is no such file", e);
        } catch (IOException e) {
            throw new InputError(file + ": the file cannot be read: " + e, e);
        }
    }

    /** The same of a text that is called {@code file} in complaints. */
    public static YamlMap read(String file, Reader in) {
        try (YAMLParser parser = FACTORY.createParser(in)) {
            return new YamlFile(file, parser).document();
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String sentence = "this is not valid YAML: " + firstLine(e.getOriginalMessage());
            throw new InputError(file + ":" + (at == null ? 1 : at.getLineNr()) + ": " + sentence, e);
        } catch (IOException e) {
            throw new InputError(file + ": the file cannot be read: " + e, e);
        }
    }

    private YamlMap document() throws IOException {
        if (parser.nextToken() == null) {
            throw new InputError(file + ": the file is empty");
        }
        YamlMap document = node().map("the file");
        if (parser.nextToken() != null) {
            throw here().error("the file holds more than one document");
        }
        return document;
    }

    private YamlNode node() throws IOException {
        Position at = here();
        if (parser.isCurrentAlias()) {
            throw at.error("references to other values (*" + parser.getText() + ") are not supported");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> map(at);
            case START_ARRAY -> list(at);
            default -> new YamlText(at, parser.getText());
        };
    }

    private YamlMap map(Position at) throws IOException {
        Map<String, Integer> lines = new LinkedHashMap<>();
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Integer before = lines.put(key, here().line());
            if (before != null) {
                throw here().error("'" + key + "' is given twice, first in line " + before);
            }
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                entries.put(key, node());
            }
        }
        return new YamlMap(at, lines, entries);
    }

    private YamlList list(Position at) throws IOException {
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node());
        }
        return new YamlList(at, items);
    }

    private Position here() {
        return new Position(file, parser.currentTokenLocation().getLineNr());
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
