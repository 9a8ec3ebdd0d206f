package io.marketsignals.history.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.marketsignals.history.run.RunFile;
import io.marketsignals.history.run.RunFolder;
import io.marketsignals.schema.Alert;
import io.marketsignals.schema.Evidence;
import io.marketsignals.schema.SessionClose;
import io.marketsignals.schema.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.avro.Schema;

/** What can be exported; a table's columns are its schema's fields. */
public enum Table {
    /** A row a revision of an alert. */
    ALERTS(RunFile.ALERTS),
    /** A row a fact or threshold of a revision of an alert. */
    EVIDENCE(RunFile.ALERTS),
    /** A row a close of an index. */
    SESSIONS(RunFile.SESSIONS),
    /** A row a spread of a pair: of a bucket, of windows or closing. */
    SPREADS(RunFile.SPREADS);

    private final RunFile file;

    Table(RunFile file) {
        this.file = file;
    }

    /** Its name in options and folders. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The lines that its rows come from. */
    RunFile file() {
        return file;
    }

    Schema schema() {
        return switch (this) {
            case ALERTS -> Alert.getClassSchema();
            case EVIDENCE -> evidenceSchema();
            case SESSIONS -> SessionClose.getClassSchema();
            case SPREADS -> Spread.getClassSchema();
        };
    }

    /** The rows of one line, in the order of the line. */
    void rows(RunFolder.Line line, Consumer<Row> sink) {
        JsonNode record = line.record();
        if (this != EVIDENCE) {
            sink.accept(new Row(line.text(), record));
            return;
        }
        for (String list : List.of("evidence", "thresholds")) {
            int position = 0;
            for (JsonNode fact : record.path(list)) {
                ObjectNode row = JsonNodeFactory.instance.objectNode();
                ofAlert().forEach(name -> row.set(name, record.get(name)));
                row.put("list", list).put("position", position++);
                fact.properties().forEach(of -> row.set(of.getKey(), of.getValue()));
                sink.accept(new Row(row.toString(), row));
            }
        }
    }

    /** What a fact keeps of its alert: enough to join them again. */
    private static List<String> ofAlert() {
        return List.of("id", "revision", "market", "session", "eventTime");
    }

    private static Schema evidenceSchema() {
        List<Schema.Field> fields = new ArrayList<>();
        for (String name : ofAlert()) {
            fields.add(copy(Alert.getClassSchema().getField(name)));
        }
        fields.add(new Schema.Field(
                "list", Schema.create(Schema.Type.STRING), "evidence or thresholds: the alert's list it stands in."));
        fields.add(new Schema.Field("position", Schema.create(Schema.Type.INT), "Place in that list, from 0."));
        Evidence.getClassSchema().getFields().forEach(field -> fields.add(copy(field)));
        return Schema.createRecord("EvidenceRow", "One fact of one alert revision.", "io.marketsignals", false, fields);
    }

    private static Schema.Field copy(Schema.Field field) {
        return new Schema.Field(field, field.schema());
    }
}
