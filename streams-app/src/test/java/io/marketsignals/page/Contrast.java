package io.marketsignals.page;

/** Measures contrast by the formula of WCAG 2.2, for all text that is seen against the backgrounds behind it. */
final class Contrast {
    /** Answers the least contrast of any text on the page. */
    static final String SCRIPT = """
            () => {
              const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
              const colour = text => {
                canvas.clearRect(0, 0, 1, 1);
                canvas.fillStyle = text;
                canvas.fillRect(0, 0, 1, 1);
                const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
                return { rgb: [r, g, b], a: a / 255 };
              };
              const over = (top, below) => top.rgb.map((each, i) => each * top.a + below[i] * (1 - top.a));
              const light = rgb => rgb
                .map(each => each / 255)
                .map(each => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4))
                .reduce((sum, each, i) => sum + each * [0.2126, 0.7152, 0.0722][i], 0);
              const behind = element => {
                const layers = [];
                for (let each = element; each; each = each.parentElement) layers.push(colour(getComputedStyle(each).backgroundColor));
                return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
              };
              let least = 21;
              const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walk.nextNode()) {
                const element = walk.currentNode.parentElement;
                if (!walk.currentNode.data.trim() || !element.checkVisibility() || element.closest('svg')) continue;
                const back = behind(element);
                const ink = over(colour(getComputedStyle(element).color), back);
                const [a, b] = [light(ink), light(back)].sort((x, y) => y - x);
                const contrast = (a + 0.05) / (b + 0.05);
                if (contrast < least) {
                  least = contrast;
                }
              }
              return least;
            }""";

    private Contrast() {}
}
