package io.marketsignals.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each schema against every version of it that was agreed on before: what we read, BACKWARD_TRANSITIVE; what we write,
 * FULL_TRANSITIVE, so that consumers may upgrade before or after us.
 */
class SchemaCompatibilityTest {
    private static final Set<String> INPUTS =
            Set.of("ConstituentPrice", "PriceBatch", "IndexTick", "IndexTickBatch", "ReferenceEntry", "ContextEvent");

    private static final SchemaValidator BACKWARD_TRANSITIVE =
            new SchemaValidatorBuilder().canReadStrategy().validateAll();
    private static final SchemaValidator FULL_TRANSITIVE =
            new SchemaValidatorBuilder().mutualReadStrategy().validateAll();

    private static final SchemaHistory HISTORY = SchemaHistory.ofThisModule();
    private static final SortedMap<String, Schema> CURRENT = HISTORY.current();

    static Stream<String> names() {
        return CURRENT.keySet().stream();
    }

    static Stream<String> outputs() {
        return names().filter(name -> !INPUTS.contains(name));
    }

    /** What {@link SchemaHistory#WRITE_COMMAND} does: a new version of what changed, unless it may not change so. */
    @BeforeAll
    static void shouldWriteNextVersionsWhenAsked() throws SchemaValidationException {
        if (!Boolean.getBoolean("schemas.write")) {
            return;
        }
        for (String name : CURRENT.keySet()) {
            Schema current = CURRENT.get(name);
            List<Schema> versions = HISTORY.versions(name);
            if (versions.isEmpty() || !sameText(current, versions.get(versions.size() - 1))) {
                validate(name, current, versions);
                System.out.println("wrote " + HISTORY.write(name, current));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldHaveItsCurrentFormCheckedIn(String name) {
        List<Schema> versions = HISTORY.versions(name);

        assertThat(versions)
                .as("%s has no checked-in version yet; add it with: %s", name, SchemaHistory.WRITE_COMMAND)
                .isNotEmpty();
        Schema newest = versions.get(versions.size() - 1);
        assertThat(CURRENT.get(name).toString(true))
                .as(
                        "%s differs from its checked-in v%d; write the next version with: %s"
                                + " (delete versions first that never left your branch)",
                        name, versions.size(), SchemaHistory.WRITE_COMMAND)
                .isEqualTo(newest.toString(true));
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldBeCompatibleWithEveryEarlierVersion(String name) {
        List<Schema> versions = HISTORY.versions(name);

        assertThatCode(() -> validate(name, CURRENT.get(name), versions))
                .as("%s must stay %s", name, INPUTS.contains(name) ? "BACKWARD_TRANSITIVE" : "FULL_TRANSITIVE")
                .doesNotThrowAnyException();
        for (int i = 1; i < versions.size(); i++) {
            Schema version = versions.get(i);
            List<Schema> earlier = versions.subList(0, i);
            assertThatCode(() -> validate(name, version, earlier))
                    .as("%s v%d against the versions before it", name, i + 1)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void shouldKeepEverySchemaThatHasAHistory() {
        List<String> names = HISTORY.names();

        assertThat(CURRENT.keySet())
                .as("a topic's schema is never removed while records of it may be read")
                .containsAll(names);
        assertThat(CURRENT.keySet()).containsAll(INPUTS);
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldSayWhatEveryTypeAndFieldMeans(String name) {
        List<String> silent = new ArrayList<>();

        collectUndocumented(CURRENT.get(name), new HashSet<>(), silent);

        assertThat(silent).as("types and fields of %s without a doc", name).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldRefuseAFieldWithoutDefaultWhenAdded(String name) {
        Schema changed = withFields(CURRENT.get(name), fields -> {
            fields.add(new Schema.Field("unheardOf", Schema.create(Schema.Type.LONG), "New."));
            return fields;
        });

        assertThatThrownBy(() -> validate(name, changed, List.of(CURRENT.get(name))))
                .isInstanceOf(SchemaValidationException.class);
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldRefuseAnotherTypeOfAField(String name) {
        Schema changed = withFields(CURRENT.get(name), fields -> {
            Schema.Field first = fields.get(0);
            fields.set(0, new Schema.Field(first.name(), Schema.create(Schema.Type.BOOLEAN), first.doc()));
            return fields;
        });

        assertThatThrownBy(() -> validate(name, changed, List.of(CURRENT.get(name))))
                .isInstanceOf(SchemaValidationException.class);
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void shouldRefuseAnOutputWithoutAFieldThatConsumersNeed(String name) {
        Schema changed = withFields(CURRENT.get(name), fields -> {
            fields.removeIf(field -> !field.hasDefaultValue());
            return fields;
        });

        assertThatThrownBy(() -> validate(name, changed, List.of(CURRENT.get(name))))
                .isInstanceOf(SchemaValidationException.class);
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldAcceptAFieldWithDefaultWhenAdded(String name) {
        Schema changed = withFields(CURRENT.get(name), fields -> {
            Schema optional = Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(Schema.Type.LONG));
            fields.add(new Schema.Field("unheardOf", optional, "New.", Schema.Field.NULL_DEFAULT_VALUE));
            return fields;
        });

        assertThatCode(() -> validate(name, changed, List.of(CURRENT.get(name))))
                .doesNotThrowAnyException();
    }

    private static void validate(String name, Schema schema, List<Schema> earlier) throws SchemaValidationException {
        List<Schema> newestFirst = new ArrayList<>(earlier);
        Collections.reverse(newestFirst);
        (INPUTS.contains(name) ? BACKWARD_TRANSITIVE : FULL_TRANSITIVE).validate(schema, newestFirst);
    }

    private static boolean sameText(Schema one, Schema other) {
        return one.toString().equals(other.toString());
    }

    private static Schema withFields(Schema schema, UnaryOperator<List<Schema.Field>> change) {
        List<Schema.Field> fields = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            fields.add(new Schema.Field(field, field.schema()));
        }
        return Schema.createRecord(
                schema.getName(), schema.getDoc(), schema.getNamespace(), false, change.apply(fields));
    }

    private static void collectUndocumented(Schema schema, Set<String> seen, List<String> silent) {
        switch (schema.getType()) {
            case ARRAY -> collectUndocumented(schema.getElementType(), seen, silent);
            case MAP -> collectUndocumented(schema.getValueType(), seen, silent);
            case UNION -> schema.getTypes().forEach(type -> collectUndocumented(type, seen, silent));
            case ENUM, FIXED -> requireDoc(schema.getName(), schema.getDoc(), silent);
            case RECORD -> {
                if (seen.add(schema.getFullName())) {
                    requireDoc(schema.getName(), schema.getDoc(), silent);
                    for (Schema.Field field : schema.getFields()) {
                        requireDoc(schema.getName() + "." + field.name(), field.doc(), silent);
                        collectUndocumented(field.schema(), seen, silent);
                    }
                }
            }
            default -> {} // primitives say nothing of their own
        }
    }

    private static void requireDoc(String what, String doc, List<String> silent) {
        if (doc == null || doc.isBlank()) {
            silent.add(what);
        }
    }
}
