package io.marketsignals.local.simulator;

import static io.marketsignals.local.simulator.Path.levels;
import static io.marketsignals.local.simulator.Path.returns;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The script: four stories told over one week and the days before it.
 *
 * <ol>
 *   <li>India's small caps rise 2.52 % while 378 members advance and 816 decline; 1.95 % over five sessions, since the
 *       four before compound to -0.556 %.
 *   <li>They gain 6 % in nine sessions, the mid caps 5.3 %, through the zone at 17,100-17,250; on the fifth day the
 *       break fails.
 *   <li>United States small caps rise 2.5 % to a record close, with nearly all sectors behind them; Australia's follow.
 *   <li>Australia's small caps rise while its large caps slip, led by three sectors, and go on leading.
 * </ol>
 */
final class Stories {
    private static final List<Target> INDIA = List.of(
            Target.of("IN-SMALL", -6, levels(16_586)),
            Target.of("IN-SMALL", -5, levels(16_652.6)),
            Target.of("IN-SMALL", -4, levels(16_630)),
            Target.of("IN-SMALL", -3, levels(16_600)),
            Target.of("IN-SMALL", -2, levels(16_612)),
            Target.of("IN-SMALL", -1, levels(16_560)),
            Target.of("IN-SMALL", 0, levels(16_660, 16_740, 16_850, 16_977.31))
                    .breadth(378, 816, 0.1299, -0.1678)
                    .volume(1.3),
            Target.of("IN-SMALL", 1, levels(17_005, 17_060, 17_120, 17_160)).counts(690, 480),
            Target.of("IN-SMALL", 2, levels(17_150, 17_240, 17_300, 17_350))
                    .counts(760, 410)
                    .volume(1.6),
            Target.of("IN-SMALL", 3, levels(17_370, 17_430, 17_520, 17_582)).counts(800, 370),
            Target.of("IN-SMALL", 4, levels(17_560, 17_470, 17_290, 17_080, 17_062))
                    .counts(240, 930)
                    .volume(1.8),
            Target.of("IN-MID", -6, levels(20_000)),
            Target.of("IN-MID", 0, levels(20_110, 20_260)),
            Target.of("IN-MID", 1, levels(20_500)),
            Target.of("IN-MID", 2, levels(20_780)),
            Target.of("IN-MID", 3, levels(21_060)),
            Target.of("IN-MID", 4, levels(20_970, 20_640)),
            Target.of("IN-LARGE", -6, returns(-0.0025)),
            Target.of("IN-LARGE", -5, returns(0.0025)),
            Target.of("IN-LARGE", -4, returns(-0.0020)),
            Target.of("IN-LARGE", -3, returns(-0.0015)),
            Target.of("IN-LARGE", -2, returns(0.0010)),
            Target.of("IN-LARGE", -1, returns(-0.0020)),
            Target.of("IN-LARGE", 0, returns(0.0060)),
            Target.of("IN-LARGE", 1, returns(0.0025)),
            Target.of("IN-LARGE", 2, returns(0.0035)),
            Target.of("IN-LARGE", 3, returns(0.0040)),
            Target.of("IN-LARGE", 4, returns(-0.0020, -0.0110)));

    private static final List<Target> AUSTRALIA = List.of(
            Target.of("AU-SMALL", 0, returns(0.0030)),
            Target.of("AU-LARGE", 0, returns(0.0015)),
            Target.of("AU-SMALL", 1, returns(0.0025, 0.0060, 0.0090))
                    .counts(118, 76)
                    .ledBy("Resources", "Energy Storage", "Health Care"),
            Target.of("AU-LARGE", 1, returns(-0.0015, -0.0040)),
            Target.of("AU-SMALL", 2, returns(0.0110)).counts(130, 64),
            Target.of("AU-LARGE", 2, returns(0.0020)),
            Target.of("AU-SMALL", 3, returns(0.0070)),
            Target.of("AU-LARGE", 3, returns(0.0030)),
            Target.of("AU-SMALL", 4, returns(0.0180, 0.0250)).counts(164, 32).volume(1.5),
            Target.of("AU-LARGE", 4, returns(0.0060)),
            Target.of("AU-MID", 0, returns(0.0020)),
            Target.of("AU-MID", 1, returns(0.0020)),
            Target.of("AU-MID", 2, returns(0.0060)),
            Target.of("AU-MID", 3, returns(0.0045)),
            Target.of("AU-MID", 4, returns(0.0140)));

    private static final List<Target> UNITED_STATES = List.of(
            Target.of("US-SMALL", 0, returns(0.0030)),
            Target.of("US-LARGE", 0, returns(0.0025)),
            Target.of("US-SMALL", 1, returns(-0.0010)),
            Target.of("US-LARGE", 1, returns(-0.0015)),
            Target.of("US-SMALL", 2, returns(0.0018)),
            Target.of("US-LARGE", 2, returns(0.0008)),
            Target.of("US-SMALL", 3, returns(0.0080, 0.0170, 0.0251))
                    .counts(252, 44)
                    .volume(1.7),
            Target.of("US-LARGE", 3, returns(0.0048)),
            Target.of("US-SMALL", 4, returns(-0.0030, -0.0077)).counts(94, 198),
            Target.of("US-LARGE", 4, returns(0.0020, 0.0049)),
            Target.of("US-MID", 2, returns(0.0010)),
            Target.of("US-MID", 3, returns(0.0060, 0.0130)),
            Target.of("US-MID", 4, returns(-0.0020)));

    private static final Map<String, Map<Integer, Target>> BY_INDEX = new HashMap<>();

    static {
        List.of(INDIA, AUSTRALIA, UNITED_STATES)
                .forEach(market ->
                        market.forEach(target -> BY_INDEX.computeIfAbsent(target.index(), id -> new HashMap<>())
                                .put(target.session(), target)));
    }

    private Stories() {}

    /** What is scripted for a session of an index; empty: nothing. */
    static Optional<Target> target(String index, int session) {
        return Optional.ofNullable(BY_INDEX.getOrDefault(index, Map.of()).get(session));
    }
}
