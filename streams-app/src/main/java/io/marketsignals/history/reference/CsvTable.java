package io.marketsignals.history.reference;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.marketsignals.history.yaml.InputError;
import io.marketsignals.history.yaml.Position;
import io.marketsignals.history.yaml.YamlMap;
import io.marketsignals.history.yaml.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small CSV file with a header that a reference file points to: {@code {csv: file, columns: {role: header}}}. */
final class CsvTable {
    /**
     * One line of the table.
     *
     * @param values by role; empty fields are left out
     */
    record Line(Position at, Map<String, String> values) {
        Optional<YamlText> value(String role) {
            return Optional.ofNullable(values.get(role)).map(text -> new YamlText(at, text));
        }
    }

    private CsvTable() {}

    /** The lines of the file, of which the symbol's column is never empty; a file that may be missing has none. */
    static List<Line> read(YamlMap yaml, Path folder, String... roles) {
        String what = "a list from a CSV file";
        yaml.only(what, "csv", "columns", "delimiter", "optional");
        Path file = folder.resolve(yaml.text("csv", what).text());
        boolean optional = yaml.optionalText("optional").map(YamlText::flag).orElse(false);
        if (optional && !Files.exists(file)) {
            return List.of();
        }
        yaml.required("columns", what);
        YamlMap columns = yaml.section("columns").only("the columns of " + what, roles);
        columns.text("symbol", "the columns of " + what);
        String delimiter =
                yaml.optionalText("delimiter").map(YamlText::text).orElse(",").replace("\\t", "\t");
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().fieldSeparator(delimiter).ofNamedCsvRecord(file)) {
            return lines(csv, columns, file);
        } catch (IOException | CsvParseException e) {
            throw new InputError(yaml.at() + ": the file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<Line> lines(Iterable<NamedCsvRecord> csv, YamlMap columns, Path file) {
        Map<String, String> headers = new LinkedHashMap<>();
        columns.keys()
                .forEach(role -> headers.put(role, columns.text(role, role).text()));
        List<Line> lines = new ArrayList<>();
        for (NamedCsvRecord row : csv) {
            Position at = new Position(file.toString(), (int) row.getStartingLineNumber());
            Map<String, String> values = new HashMap<>();
            headers.forEach((role, header) -> {
                if (!row.getHeader().contains(header)) {
                    throw columns.position(role)
                            .error("there is no column '" + header + "' in " + file + "; it has "
                                    + String.join(", ", row.getHeader()));
                }
                row.findField(header)
                        .map(String::strip)
                        .filter(v -> !v.isEmpty())
                        .ifPresent(v -> values.put(role, v));
            });
            if (!values.containsKey("symbol")) {
                throw at.error("the symbol is missing");
            }
            lines.add(new Line(at, values));
        }
        return lines;
    }
}
