package io.marketsignals.local.simulator;

import static io.marketsignals.local.simulator.Path.levels;
import static io.marketsignals.local.simulator.Path.returns;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The script: four stories told over one week and the days before it, and what leads to them: the United States' summer
 * fall of 6.3 % in nine sessions and the rebound, on ever more members, whose lead Australia does not follow.
 *
 * <ol>
 *   <li>India's small caps rise 2.52 % while 378 members advance and 816 decline; 1.95 % over five sessions, since the
 *       four before compound to -0.556 %.
 *   <li>They gain 6 % in nine sessions, the mid caps 5.3 %, through the zone at 17,100-17,250; on the fifth day the
 *       break fails.
 *   <li>United States small caps rise 2.5 % to a record close, with nearly all sectors behind them; Australia's follow.
 *   <li>Australia's small caps rise while its large caps slip, led by three sectors, and go on leading, through a zone that
 *       a retest confirms; a misprint seems to hand the lead to the mid caps until the official close comes.
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
            Target.of("IN-MID", -5, levels(20_098)),
            Target.of("IN-MID", -4, levels(20_090)),
            Target.of("IN-MID", -3, levels(20_078)),
            Target.of("IN-MID", -2, levels(20_114)),
            Target.of("IN-MID", -1, levels(20_092)),
            Target.of("IN-MID", 0, levels(20_150, 20_380)),
            Target.of("IN-MID", 1, levels(20_590)),
            Target.of("IN-MID", 2, levels(20_810)),
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
            Target.of("AU-SMALL", -2, levels(3_325)),
            Target.of("AU-SMALL", -1, levels(3_330)),
            Target.of("AU-SMALL", 0, returns(0.0020)),
            Target.of("AU-SMALL", 1, returns(0.0025, 0.0060, 0.0090))
                    .counts(114, 80)
                    .ledBy("Resources", "Energy Storage", "Health Care"),
            Target.of("AU-SMALL", 2, returns(0.0040, -0.0007, 0.0080)).counts(112, 82),
            Target.of("AU-SMALL", 3, returns(0.0050)),
            Target.of("AU-SMALL", 4, returns(0.0180, 0.0250)).counts(164, 32).volume(1.5),
            Target.of("AU-MID", 0, returns(0.0018)),
            Target.of("AU-MID", 1, returns(0.0020)),
            Target.of("AU-MID", 2, returns(0.0060)).misprinted(0.0097),
            Target.of("AU-MID", 3, returns(0.0045)),
            Target.of("AU-MID", 4, returns(0.0120)),
            Target.of("AU-LARGE", 0, returns(0.0015)),
            Target.of("AU-LARGE", 1, returns(-0.0015, -0.0040)),
            Target.of("AU-LARGE", 2, returns(0.0020)),
            Target.of("AU-LARGE", 3, returns(0.0030)),
            Target.of("AU-LARGE", 4, returns(0.0060)));

    private static final List<Target> UNITED_STATES = List.of(
            Target.of("US-SMALL", -38, returns(-0.0040)).counts(90, 204),
            Target.of("US-SMALL", -37, returns(-0.0105)).counts(90, 204),
            Target.of("US-SMALL", -36, returns(-0.0045)).counts(90, 204),
            Target.of("US-SMALL", -35, returns(-0.0110)).counts(90, 204),
            Target.of("US-SMALL", -34, returns(-0.0040)).counts(90, 204),
            Target.of("US-SMALL", -33, returns(-0.0105)).counts(90, 204),
            Target.of("US-SMALL", -32, returns(-0.0045)).counts(90, 204),
            Target.of("US-SMALL", -31, returns(-0.0110)).counts(90, 204),
            Target.of("US-SMALL", -30, returns(-0.0050)).counts(90, 204),
            Target.of("US-SMALL", -29, returns(0.0060)).counts(204, 90),
            Target.of("US-SMALL", -28, returns(0.0045)).counts(204, 90),
            Target.of("US-SMALL", -27, returns(-0.0020)).counts(150, 144),
            Target.of("US-SMALL", -26, returns(0.0131)).counts(250, 44).volume(1.6),
            Target.of("US-SMALL", -25, returns(0.0115)).counts(240, 54).volume(1.3),
            Target.of("US-SMALL", -24, returns(0.0090)).counts(230, 64),
            Target.of("US-SMALL", -23, returns(0.0075)).counts(222, 72),
            Target.of("US-SMALL", -22, returns(0.0060)).counts(210, 84),
            Target.of("US-SMALL", -21, returns(0.0055)).counts(200, 94),
            Target.of("US-SMALL", -20, returns(-0.0018)),
            Target.of("US-SMALL", -19, returns(-0.0020)),
            Target.of("US-SMALL", 0, returns(0.0030)),
            Target.of("US-SMALL", 1, returns(-0.0010)),
            Target.of("US-SMALL", 2, returns(0.0018)),
            Target.of("US-SMALL", 3, returns(0.0080, 0.0170, 0.0251))
                    .counts(252, 44)
                    .volume(1.7),
            Target.of("US-SMALL", 4, returns(-0.0030, -0.0077)).counts(130, 162),
            Target.of("US-MID", -38, returns(-0.0045)),
            Target.of("US-MID", -37, returns(-0.0085)),
            Target.of("US-MID", -36, returns(-0.0050)),
            Target.of("US-MID", -35, returns(-0.0090)),
            Target.of("US-MID", -34, returns(-0.0045)),
            Target.of("US-MID", -33, returns(-0.0085)),
            Target.of("US-MID", -32, returns(-0.0050)),
            Target.of("US-MID", -31, returns(-0.0090)),
            Target.of("US-MID", -30, returns(-0.0030)),
            Target.of("US-MID", -29, returns(0.0030)),
            Target.of("US-MID", -28, returns(0.0025)),
            Target.of("US-MID", -27, returns(-0.0025)),
            Target.of("US-MID", -26, returns(0.0122)),
            Target.of("US-MID", -25, returns(0.0108)),
            Target.of("US-MID", -24, returns(0.0085)),
            Target.of("US-MID", -23, returns(0.0070)),
            Target.of("US-MID", -22, returns(0.0055)),
            Target.of("US-MID", -21, returns(0.0050)),
            Target.of("US-MID", 0, returns(0.0028)),
            Target.of("US-MID", 1, returns(-0.0012)),
            Target.of("US-MID", 2, returns(0.0010)),
            Target.of("US-MID", 3, returns(0.0060, 0.0120)),
            Target.of("US-MID", 4, returns(-0.0020)),
            Target.of("US-LARGE", -38, returns(-0.0070)),
            Target.of("US-LARGE", -37, returns(-0.0065)),
            Target.of("US-LARGE", -36, returns(-0.0070)),
            Target.of("US-LARGE", -35, returns(-0.0070)),
            Target.of("US-LARGE", -34, returns(-0.0065)),
            Target.of("US-LARGE", -33, returns(-0.0070)),
            Target.of("US-LARGE", -32, returns(-0.0070)),
            Target.of("US-LARGE", -31, returns(-0.0065)),
            Target.of("US-LARGE", -30, returns(-0.0020)),
            Target.of("US-LARGE", -29, returns(0.0065)),
            Target.of("US-LARGE", -28, returns(0.0050)),
            Target.of("US-LARGE", -27, returns(-0.0015)),
            Target.of("US-LARGE", -26, returns(0.0100)),
            Target.of("US-LARGE", -25, returns(0.0060)),
            Target.of("US-LARGE", -24, returns(0.0055)),
            Target.of("US-LARGE", -23, returns(0.0045)),
            Target.of("US-LARGE", -22, returns(0.0040)),
            Target.of("US-LARGE", -21, returns(0.0040)),
            Target.of("US-LARGE", 0, returns(0.0025)),
            Target.of("US-LARGE", 1, returns(-0.0015)),
            Target.of("US-LARGE", 2, returns(0.0008)),
            Target.of("US-LARGE", 3, returns(0.0048)),
            Target.of("US-LARGE", 4, returns(0.0020, 0.0049)));

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
