package io.marketsignals.core;

import io.marketsignals.core.BatteryMarket.Day;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A series of sessions that a signal must meet.
 *
 * @param signal id of the detector
 * @param raised how many alerts it raises, by hand
 * @param mirror what the signal says of the series in the mirror
 */
record BatteryStory(String signal, int raised, Mirror mirror, List<Day> days) {
    /** Names that a detector gives its findings downwards. */
    static final Map<String, String> DOWNWARDS = Map.of("rally", "sell-off", "breadth-broadening", "breadth-narrowing");

    /** What a mirror makes of a signal. */
    enum Mirror {
        /** The same, the other way round. */
        TURNS,
        /** The same at the same times; it does not say which way. */
        SAME,
        /** The signal knows one direction only. */
        QUIET
    }

    /** One story for each detector. */
    static final List<BatteryStory> ALL = List.of(
            divergence(),
            nonConfirmation(),
            thrust(),
            broadening(),
            zone(),
            recordClose(),
            recordHigh(),
            rally(),
            followThrough(),
            rotation(),
            split(),
            leadership(),
            movers(),
            calls());

    /** Up 1.2 % while 70 of 100 fall; twice, the close between them ends the first. */
    private static BatteryStory divergence() {
        return story("breadth-divergence", 2, Mirror.TURNS, calm(), Day.of(0.012, 0.012, 30), Day.of(0.012, 0.012, 30));
    }

    /** Broad on the second session and the third, which is no news, not on the fourth, and again on the fifth. */
    private static BatteryStory broadening() {
        Day broad = Day.of(0.006, 0.006, 80);
        return story("breadth-broadening", 2, Mirror.TURNS, calm(), broad, broad, calm(), broad);
    }

    /** The small caps lead first, then the large caps twice, then the small caps. */
    private static BatteryStory leadership() {
        Day large = Day.of(-0.003, 0.001, 50);
        return story(
                "leadership-change", 2, Mirror.SAME, Day.of(0.005, 0.001, 50), large, large, Day.of(0.004, -0.002, 50));
    }

    /**
     * To 1,010, 1,037 (approach, enter), 1,058 (break, confirmed) and 1,021 (failed); in the mirror to 990, 963, 944 and 977.
     */
    private static BatteryStory zone() {
        return story(
                "level-zone",
                5,
                Mirror.TURNS,
                Day.of(0.010, 0, 50),
                Day.of(0.027, 0, 50),
                Day.of(0.020, 0, 50),
                Day.of(-0.035, 0, 50));
    }

    /**
     * Nine sessions of 0.7 % make 6.48 %, in the mirror -6.13 %. After one of -1.5 % nine make 4.15 % (-4.05 %), under the 5 % from which
     * it re-arms, and after nine more of 0.7 % it is 6.48 % again.
     */
    private static BatteryStory rally() {
        List<Day> days = new ArrayList<>(Collections.nCopies(9, Day.of(0.007, 0, 50)));
        days.add(Day.of(-0.015, 0, 50));
        days.addAll(Collections.nCopies(9, Day.of(0.007, 0, 50)));
        return new BatteryStory("rally", 2, Mirror.TURNS, days);
    }

    /** Sixty spreads of 1 % one way or the other, then 1.5 % twice: z is 1.5 on two closes running. */
    private static BatteryStory rotation() {
        List<Day> days = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            days.add(Day.of(i % 2 == 0 ? 0.010 : -0.010, 0, 50));
        }
        days.add(Day.of(0.012, -0.003, 50));
        days.add(Day.of(0.012, -0.003, 50));
        return new BatteryStory("rotation", 1, Mirror.TURNS, days);
    }

    /** Apart on two sessions; the close between them ends the first. */
    private static BatteryStory split() {
        Day apart = Day.of(0.012, -0.004, 50);
        return story("split-market", 2, Mirror.TURNS, calm(), apart, apart);
    }

    /** One member moves for all: (0.2 % x 100 + 0.1 % x 99) = 29.9 %; on the next session again. */
    private static BatteryStory movers() {
        return story("top-mover", 2, Mirror.TURNS, Day.of(0.002, 0, 1), Day.of(0.002, 0, 1));
    }

    /**
     * Twenty sessions up by 0.1 %; with ten of them the A/D line rises by 60 each, with ten it falls by 60. From the nineteenth on
     * there are nineteen before to look back on. A fall of 2 % re-arms, a rise of 3 % is the next high.
     */
    private static BatteryStory nonConfirmation() {
        List<Day> days = new ArrayList<>(Collections.nCopies(10, Day.of(0.001, 0, 80)));
        days.addAll(Collections.nCopies(10, Day.of(0.001, 0, 20)));
        days.add(Day.of(-0.020, 0, 50));
        days.add(Day.of(0.030, 0, 50));
        return new BatteryStory("breadth-non-confirmation", 2, Mirror.TURNS, days);
    }

    /** Ten sessions of 0.3 make an average of 0.3; then 0.9 takes it over 0.409, 0.498 and 0.571 to 0.631. */
    private static BatteryStory thrust() {
        List<Day> days = new ArrayList<>(Collections.nCopies(10, Day.of(0.001, 0, 30)));
        days.addAll(Collections.nCopies(5, Day.of(0.001, 0, 90)));
        return new BatteryStory("breadth-thrust", 1, Mirror.QUIET, days);
    }

    /** Twice a close above all before it; between them one that is not. */
    private static BatteryStory recordClose() {
        return story("record-close", 2, Mirror.QUIET, rise(), Day.of(-0.001, 0, 50), rise());
    }

    private static BatteryStory recordHigh() {
        return story("record-high", 2, Mirror.QUIET, rise(), Day.of(-0.001, 0, 50), rise());
    }

    private static Day rise() {
        return Day.of(0.010, 0, 50);
    }

    /** A low of 21 sessions, day 1, two more, and on day 4 a gain of 1.5 % on twice the volume. */
    private static BatteryStory followThrough() {
        List<Day> days = new ArrayList<>(Collections.nCopies(21, Day.of(-0.003, 0, 50)));
        days.add(Day.of(0.005, 0, 50));
        days.add(Day.of(0.002, 0, 50));
        days.add(Day.of(0.002, 0, 50));
        days.add(Day.of(0.015, 0, 50).withVolume(200));
        return new BatteryStory("follow-through", 1, Mirror.QUIET, days);
    }

    /** As many up as down, and nothing apart. */
    private static Day calm() {
        return Day.of(0.001, 0.001, 50);
    }

    /**
     * A window a session. Averages that start from 0 stand in the order 38 over 100 whatever the sign, so the plain members are turned
     * over first, four a session and under 5 %, which in the mirror gives no call. That takes 0.5 % x (2/39 - 2/101) = 0.0157 %, and
     * after 480 windows EMA100 lacks (99/101)^480 = 0.0067 %. Each pair of averages is then at most 0.37 x 0.5 % = 0.185 % apart, and
     * 10 % x (2/39 - 2/101) = 0.315 % crosses all of them: upgrades. Now EMA38 is 0.51 % and EMA100 0.20 % over the old price at most;
     * under 0.909 of it, in the mirror over 1.092, they cross again, and the price goes to 0.825 (1.125): downgrades.
     */
    private static BatteryStory calls() {
        List<Day> days = new ArrayList<>(Collections.nCopies(480, Day.of(0, 0, 0)));
        for (int four = 0; four < 25; four++) {
            days.add(Day.ofFour(-0.005, four));
        }
        days.add(Day.of(0.10, 0, 100));
        days.add(Day.of(-0.25, 0, 0));
        return new BatteryStory("technical-call", 2, Mirror.TURNS, days);
    }

    private static BatteryStory story(String signal, int raised, Mirror mirror, Day... days) {
        return new BatteryStory(signal, raised, mirror, List.of(days));
    }

    @Override
    public String toString() {
        return signal;
    }
}
