package io.marketsignals.wire;

import io.marketsignals.topics.RunName;

/** Registers under the subjects of a replay's own topics, so that those of production are never touched. */
public final class SubjectsOfRun implements SchemaRegistry {
    private final SchemaRegistry registry;
    private final RunName run;

    public SubjectsOfRun(SchemaRegistry registry, RunName run) {
        this.registry = registry;
        this.run = run;
    }

    /** A subject begins with its topic's name. */
    @Override
    public int register(String subject, String schemaJson) {
        return registry.register(run.topic(subject), schemaJson);
    }

    @Override
    public String schema(int id) {
        return registry.schema(id);
    }

    @Override
    public void close() {
        registry.close();
    }
}
