package io.marketsignals.bench.contender;

import io.marketsignals.bench.pass.Contender;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** All contenders by name, in the order of their turns. */
public final class Contenders {
    public static final String LIMIT = "limit";
    public static final String FLOOR = "floor";
    public static final String DSL = "dsl";
    public static final String OURS = "ours";

    private static final Map<String, Supplier<Contender>> ALL = all();

    private Contenders() {}

    private static Map<String, Supplier<Contender>> all() {
        Map<String, Supplier<Contender>> all = new LinkedHashMap<>();
        all.put(LIMIT, LimitContender::new);
        all.put(FLOOR, FloorContender::new);
        all.put(DSL, DslContender::new);
        all.put(OURS, SignalsContender::new);
        return all;
    }

    public static Set<String> names() {
        return ALL.keySet();
    }

    /** A contender of its own state. */
    public static Contender named(String name) {
        Supplier<Contender> contender = ALL.get(name);
        if (contender == null) {
            throw new IllegalArgumentException("no contender " + name + "; there are " + names());
        }
        return contender.get();
    }
}
