package io.marketsignals.history.reference;

import io.marketsignals.history.yaml.Position;
import io.marketsignals.history.yaml.YamlText;

/** What a symbol or an id may look like on the topics. */
final class Names {
    private static final int LONGEST = 64;

    private Names() {}

    static String checked(YamlText name, String what) {
        return checked(name.text(), what, name.at());
    }

    static String checked(String name, String what, Position at) {
        if (name.isBlank() || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw at.error("'" + name + "' cannot be a " + what + ": 1 to " + LONGEST + " characters are needed");
        }
        return name;
    }
}
