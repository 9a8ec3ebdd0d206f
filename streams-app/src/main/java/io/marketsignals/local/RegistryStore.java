package io.marketsignals.local;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.jspecify.annotations.Nullable;

/** Subjects, versions and ids in memory, by the rules of Confluent's registry. Ids count from 1 in order of registration. */
final class RegistryStore {
    static final int SUBJECT_NOT_FOUND = 40401;
    static final int VERSION_NOT_FOUND = 40402;
    static final int SCHEMA_NOT_FOUND = 40403;
    static final int INVALID_SCHEMA = 42201;
    static final int INVALID_VERSION = 42202;
    static final int INVALID_LEVEL = 42203;
    static final int INCOMPATIBLE = 409;

    private final List<Schema> schemas = new ArrayList<>();
    /** By subject: schema ids, version 1 first. */
    private final Map<String, List<Integer>> subjects = new TreeMap<>();

    private final Map<String, Compatibility> levels = new HashMap<>();
    private Compatibility defaultLevel = Compatibility.BACKWARD;

    /** One version of a subject. */
    record Version(String subject, int version, int id, String schema) {}

    synchronized int register(String subject, String schemaJson) {
        Schema schema = parse(schemaJson);
        List<Integer> versions = subjects.getOrDefault(subject, List.of());
        for (int id : versions) {
            if (schemas.get(id - 1).equals(schema)) {
                return id;
            }
        }
        if (!isCompatible(subject, schema, versions.size())) {
            throw new RegistryFault(
                    INCOMPATIBLE,
                    "Schema being registered is incompatible with an earlier schema for subject \"" + subject
                            + "\"; compatibility is " + level(subject));
        }
        int id = schemas.indexOf(schema) + 1;
        if (id == 0) {
            schemas.add(schema);
            id = schemas.size();
        }
        subjects.computeIfAbsent(subject, s -> new ArrayList<>()).add(id);
        return id;
    }

    synchronized Version lookUp(String subject, String schemaJson) {
        Schema schema = parse(schemaJson);
        List<Integer> versions = versionIds(subject);
        for (int i = 0; i < versions.size(); i++) {
            if (schemas.get(versions.get(i) - 1).equals(schema)) {
                return version(subject, i + 1);
            }
        }
        throw new RegistryFault(SCHEMA_NOT_FOUND, "Schema not found");
    }

    synchronized String schema(int id) {
        if (id < 1 || id > schemas.size()) {
            throw new RegistryFault(SCHEMA_NOT_FOUND, "Schema " + id + " not found");
        }
        return schemas.get(id - 1).toString();
    }

    synchronized int maxId() {
        return schemas.size();
    }

    synchronized List<Version> versionsOf(int id) {
        schema(id);
        List<Version> uses = new ArrayList<>();
        subjects.forEach((subject, ids) -> {
            int place = ids.indexOf(id);
            if (place >= 0) {
                uses.add(version(subject, place + 1));
            }
        });
        return uses;
    }

    synchronized List<String> subjects() {
        return List.copyOf(subjects.keySet());
    }

    /** Numbers of the versions that are gone with it; its schemas keep their ids. */
    synchronized List<Integer> remove(String subject) {
        List<Integer> versions =
                IntStream.rangeClosed(1, versionIds(subject).size()).boxed().toList();
        subjects.remove(subject);
        levels.remove(subject);
        return versions;
    }

    synchronized int versions(String subject) {
        return versionIds(subject).size();
    }

    /** @param version a number from 1, {@code latest} or -1 */
    synchronized Version version(String subject, String version) {
        int count = versionIds(subject).size();
        return version(subject, number(version, count));
    }

    /** @param version a number from 1, {@code latest}, or null for all that the level asks for */
    synchronized boolean isCompatible(String subject, @Nullable String version, String schemaJson) {
        Schema schema = parse(schemaJson);
        int count = versionIds(subject).size();
        if (version == null) {
            return isCompatible(subject, schema, count);
        }
        Version against = version(subject, number(version, count));
        return level(subject).allows(schema, schemas.get(against.id() - 1));
    }

    synchronized Compatibility defaultLevel() {
        return defaultLevel;
    }

    synchronized @Nullable Compatibility levelOf(String subject) {
        return levels.get(subject);
    }

    /** @param subject null: the default of all subjects */
    synchronized void setLevel(@Nullable String subject, String level) {
        Compatibility compatibility = Compatibility.named(level);
        if (subject == null) {
            defaultLevel = compatibility;
        } else {
            levels.put(subject, compatibility);
        }
    }

    private Compatibility level(String subject) {
        return levels.getOrDefault(subject, defaultLevel);
    }

    private boolean isCompatible(String subject, Schema schema, int versions) {
        Compatibility level = level(subject);
        int oldest = level.transitive() ? 1 : Math.max(1, versions);
        for (int v = oldest; v <= versions; v++) {
            if (!level.allows(schema, schemas.get(versionIds(subject).get(v - 1) - 1))) {
                return false;
            }
        }
        return true;
    }

    private Version version(String subject, int version) {
        List<Integer> ids = versionIds(subject);
        if (version > ids.size()) {
            throw new RegistryFault(VERSION_NOT_FOUND, "Version " + version + " not found");
        }
        int id = ids.get(version - 1);
        return new Version(subject, version, id, schemas.get(id - 1).toString());
    }

    private List<Integer> versionIds(String subject) {
        List<Integer> ids = subjects.get(subject);
        if (ids == null) {
            throw new RegistryFault(SUBJECT_NOT_FOUND, "Subject '" + subject + "' not found");
        }
        return ids;
    }

    private static int number(String version, int latest) {
        if (version.equals("latest") || version.equals("-1")) {
            return latest;
        }
        try {
            int number = Integer.parseInt(version);
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new RegistryFault(INVALID_VERSION, "The version is not 'latest' or a number from 1", e);
        }
        throw new RegistryFault(INVALID_VERSION, "The version is not 'latest' or a number from 1");
    }

    private static Schema parse(String schemaJson) {
        try {
            return new Schema.Parser().parse(schemaJson);
        } catch (AvroRuntimeException e) {
            throw new RegistryFault(INVALID_SCHEMA, "Invalid schema: " + e.getMessage(), e);
        }
    }

    /** What a new schema owes to the earlier ones. */
    enum Compatibility {
        NONE,
        BACKWARD,
        BACKWARD_TRANSITIVE,
        FORWARD,
        FORWARD_TRANSITIVE,
        FULL,
        FULL_TRANSITIVE;

        static Compatibility named(String name) {
            for (Compatibility level : values()) {
                if (level.name().equals(name)) {
                    return level;
                }
            }
            throw new RegistryFault(
                    INVALID_LEVEL, "Invalid compatibility level. Valid values are " + List.of(values()));
        }

        boolean transitive() {
            return name().endsWith("TRANSITIVE");
        }

        boolean allows(Schema next, Schema earlier) {
            boolean backward = name().startsWith("BACKWARD") || name().startsWith("FULL");
            boolean forward = name().startsWith("FORWARD") || name().startsWith("FULL");
            return (!backward || reads(next, earlier)) && (!forward || reads(earlier, next));
        }

        private static boolean reads(Schema reader, Schema writer) {
            return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                            .getType()
                    == SchemaCompatibilityType.COMPATIBLE;
        }
    }
}
