package io.marketsignals.delivery;

import io.marketsignals.cli.Main;
import java.io.IOException;

/** The program as users start it, which halts the JVM from within at the first byte of its standard input. */
final class HaltingRun {
    private HaltingRun() {}

    public static void main(String[] args) {
        Thread halt = new Thread(HaltingRun::haltOnInput, "halt");
        halt.setDaemon(true);
        halt.start();
        Main.main(args);
    }

    private static void haltOnInput() {
        try {
            if (System.in.read() >= 0) {
                Runtime.getRuntime().halt(3);
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(4);
        }
    }
}
