package io.marketsignals.inspect.schema;

import io.marketsignals.wire.SubjectVersions.Version;
import io.marketsignals.wire.TopicSchemas;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;
import org.apache.avro.SchemaParseException;

/**
 * How this version's schema stands to all that a registry holds under its subject: records of each of them stay on the topic.
 *
 * @param version the version meant: the same one, else the latest; 0 where there is none
 * @param differences sentences about what one side cannot read of the other; empty unless incompatible
 */
public record SchemaComparison(TopicSchemas.Row row, Verdict verdict, int version, List<String> differences) {
    /** From best to worst. */
    public enum Verdict {
        /** A version is the same to the letter, and all others are compatible. */
        SAME("same"),
        /** Each version reads this one, and this one each version. */
        COMPATIBLE("compatible"),
        /** There is no such subject. */
        ABSENT("not there"),
        /** One of two does not read the other. */
        INCOMPATIBLE("incompatible");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public SchemaComparison {
        differences = List.copyOf(differences);
    }

    /** Compares with all versions of the row's subject. */
    public static SchemaComparison of(TopicSchemas.Row row, List<Version> held) {
        if (held.isEmpty()) {
            return new SchemaComparison(row, Verdict.ABSENT, 0, List.of());
        }
        List<String> differences = new ArrayList<>();
        int same = 0;
        for (Version version : held) {
            differences.addAll(differences(row.schema(), version));
            same = version.schema().equals(row.schema().toString()) ? version.version() : same;
        }
        Verdict verdict = !differences.isEmpty() ? Verdict.INCOMPATIBLE : same > 0 ? Verdict.SAME : Verdict.COMPATIBLE;
        return new SchemaComparison(
                row, verdict, same > 0 ? same : held.get(held.size() - 1).version(), differences);
    }

    /** Whether an application can use the schema: it is registered, or may be registered by whoever writes first. */
    public boolean usable(boolean autoRegister) {
        return verdict == Verdict.SAME || (autoRegister && verdict != Verdict.INCOMPATIBLE);
    }

    private static List<String> differences(Schema ours, Version held) {
        Schema theirs;
        try {
            theirs = new Schema.Parser().parse(held.schema());
        } catch (SchemaParseException e) {
            return List.of("version " + held.version() + " is not an Avro schema");
        }
        List<String> differences = new ArrayList<>();
        String version = "version " + held.version();
        unread(ours, theirs).forEach(what -> differences.add("this version does not read " + version + ": " + what));
        unread(theirs, ours).forEach(what -> differences.add(version + " does not read this version: " + what));
        return differences;
    }

    private static List<String> unread(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()
                .stream()
                .map(SchemaComparison::sentence)
                .toList();
    }

    private static String sentence(Incompatibility what) {
        return what.getType().name() + " at " + what.getLocation() + ", " + what.getMessage();
    }
}
