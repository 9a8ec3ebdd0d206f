package io.marketsignals.history.yaml;

import java.util.List;

/** A value in a YAML file and where it stands. */
public sealed interface YamlNode permits YamlText, YamlList, YamlMap {
    Position at();

    /** A complaint about this value. */
    default InputError error(String sentence) {
        return at().error(sentence);
    }

    /** This value as text. */
    default YamlText text(String what) {
        if (this instanceof YamlText text) {
            return text;
        }
        throw error(what + " must be a single value");
    }

    /** This value as a list; a single value counts as a list of one. */
    default YamlList list(String what) {
        if (this instanceof YamlList list) {
            return list;
        }
        if (this instanceof YamlText text) {
            return new YamlList(at(), List.of(text));
        }
        throw error(what + " must be a list");
    }

    /** This value as keys with values. */
    default YamlMap map(String what) {
        if (this instanceof YamlMap map) {
            return map;
        }
        throw error(what + " must be keys with values");
    }
}
