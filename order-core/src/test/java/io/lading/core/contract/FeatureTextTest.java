package io.lading.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RFC 7396, appendix A, that are objects, and ours. */
class FeatureTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":"b"}             | {"a":"c"}                  | {"a":"c"}
          {"a":"b"}             | {"b":"c"}                  | {"a":"b","b":"c"}
          {"a":"b"}             | {"a":null}                 | {}
          {"a":"b","b":"c"}     | {"a":null}                 | {"b":"c"}
          {"a":["b"]}           | {"a":"c"}                  | {"a":"c"}
          {"a":"c"}             | {"a":["b"]}                | {"a":["b"]}
          {"a":{"b":"c"}}       | {"a":{"b":"d","c":null}}   | {"a":{"b":"d"}}
          {"a":[{"b":"c"}]}     | {"a":[1]}                  | {"a":[1]}
          {"a":"foo"}           | {"b":"null"}               | {"a":"foo","b":"null"}
          {"e":null}            | {"a":1}                    | {"a":1,"e":null}
          {}                    | {"a":{"bb":{"ccc":null}}}  | {"a":{"bb":{}}}
          {"a":1}               | {"a":{"b":{"c":2}}}        | {"a":{"b":{"c":2}}}
          {"中":"x"}             | {"z":[null,{"y":null}]}    | {"z":[null,{"y":null}],"中":"x"}
                                | {"a":null,"b":{"c":null}}  | {"b":{}}
          """)
  void aFeatureIsMerged(@Nullable String before, String patch, String after) {
    assertThat(FeatureText.merged(before, patch)).isEqualTo(after);
  }

  @Test
  void itsBoundIsInBytes() {
    assertThat(FeatureText.fits("{\"a\":\"" + "x".repeat(1016) + "\"}")).isTrue();
    assertThat(FeatureText.fits("{\"a\":\"" + "x".repeat(1017) + "\"}")).isFalse();
    assertThat(FeatureText.fits("{\"a\":\"" + "中".repeat(339) + "\"}")).isFalse();
  }
}
