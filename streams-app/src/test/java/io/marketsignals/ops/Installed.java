package io.marketsignals.ops;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Programs of the host that a test needs. */
final class Installed {
    private Installed() {}

    /** Skips the test, saying so, where a program is not on the path. */
    static void require(String program) {
        boolean found = Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        assumeTrue(found, program + " is not on the path; Debian has it in the package 'prometheus'");
    }
}
