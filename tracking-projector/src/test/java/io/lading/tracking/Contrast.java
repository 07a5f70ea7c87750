package io.lading.tracking;

import io.lading.browser.Page;
import java.util.List;

/** How well words can be read: the ratio of luminances of WCAG, at least 4.5 (AA). */
final class Contrast {

  // Of every element with words of its own, against the nearest ground that is not transparent.
  private static final String TOO_LOW =
      """
      (() => {
        const luminance = ([r, g, b]) => {
          const part = c => c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4;
          return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
        };
        const channels = colour => colour.match(/[\\d.]+/g).map(Number);
        const ground = element => {
          for (let at = element; at !== null; at = at.parentElement) {
            const colour = channels(getComputedStyle(at).backgroundColor);
            if (colour.length === 3 || colour[3] > 0.5) { return colour; }
          }
          return [255, 255, 255];
        };
        const hasWords = element => [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim() !== '');
        return [...document.querySelectorAll('body *')]
          .filter(element => hasWords(element) && element.checkVisibility() && !element.matches('noscript, .unseen, .skip, option'))
          .map(element => {
            const style = getComputedStyle(element);
            const [one, other] = [luminance(channels(element.closest('svg') ? style.fill : style.color)), luminance(ground(element))];
            return [(Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05), element.tagName + '.' + element.getAttribute('class') + ': ' + element.textContent.slice(0, 40)];
          })
          .filter(([ratio]) => ratio < 4.5).map(([ratio, what]) => ratio.toFixed(2) + ' ' + what);
      })()
      """;

  private Contrast() {}

  /** What cannot be read well, with its ratio. */
  static List<String> tooLow(Page page) {
    return page.value(TOO_LOW).valueStream().map(each -> each.asString()).toList();
  }
}
